"""Closed lists of folded words: what names are made of, and what sports are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def listed(text: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(text.split())


TITLES = listed(
    """
    mr mrs ms miss dr prof professor sir dame lord lady baron baroness president vice deputy
    acting interim prime minister premier chancellor secretary senator sen sens rep reps
    congressman congresswoman representative governor gov mayor judge justice chief general gen
    lieutenant lt colonel col major maj captain capt capitan sergeant sgt cpl corporal private
    admiral commander officer inspector detective constable sheriff ambassador envoy
    commissioner chairman chairwoman chairperson chair director head ceo cfo coach trainer
    striker goalkeeper midfielder defender opposition leader spokesman spokeswoman spokesperson
    rev reverend father fr bishop archbishop cardinal rabbi mullah maulana hajji haji herr frau
    monsieur madame mme signor don attorney state foreign finance interior defence defense
    economy economics health former ex then late first second tsar comrade brother sister uncle
    aunt ayatollah grand imam sheikh sheik king queen prince princess pope emperor empress
    sultan emir saint crown duke duchess count countess mp mep msp md rapper singer actor actress
    author activist journalist lawyer analyst economist historian rebel preacher pastor cleric
    filmmaker footballer
    """
)
"""Words before a person's name that are no part of it."""

OFFICES = listed(
    """
    ceo cfo president minister premier chancellor senator governor mayor secretary spokesman
    spokeswoman spokesperson ambassador commissioner chairman chairwoman congressman congresswoman
    """
)
"""Titles that are no part of a name even after other words: Apple CEO Steve Jobs."""

REIGNING = listed(
    """
    king queen prince princess pope emperor empress sultan emir saint sheikh sheik mullah
    ayatollah imam tsar cardinal father brother sister lord lady duke duchess
    """
)
"""Titles that make a full name of a single one: Pope Francis."""

PARTICLES = listed(
    """
    von van der den de del della di da do dos du la le el al bin ibn ben abu ten ter zu zur
    bint
    """
)
"""Words that begin a surname: von, al, bin."""

FAMILY_FIRST = listed(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng
    liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye
    cheng wei su lu ding ren lv yao shen zhong cui tan fan jin xi bo ai mao hua wen qin qian
    tsai chiang lee kim park choi jung jeong kang cho yoon jang lim shin oh seo kwon hwang ahn
    moon ban roh yun chung hong nguyen tran pham hoang phan vu vo dang bui do ngo duong ly ho
    hun tsang leung kwok
    """
)
"""Common family names of languages that put them first."""

COMPANY = listed(
    """
    inc incorporated corp corporation co company ltd limited llc llp lp ag se sa spa nv bv gmbh plc
    pjsc ojsc oao ooo zao ao ab asa as oyj kk kgaa kg srl sas pty bhd tbk
    """
)
"""Legal forms at the end of a company's name."""

SMALL = listed(
    """
    of and the for in on to a an de des du la le et und der die das fur für y e
    """
)
"""Words that acronyms leave out."""

UMBRELLA = listed("group holding holdings motor motors industrie")
"""Last words of a company's name that the name without them implies."""

GENERIC = listed(
    """
    academy administration agency airline airlines airport alliance american army assembly
    association authority bank banks board bourse british budget bureau cabinet capital central
    centre chamber chemical church city civil club coalition college commerce commission committee
    commons community companies company conference congress conservative consortium co cooperation
    corp corporation council county court cup defence democratic department development district
    division economic education electric energy enterprise european exchange executive factory
    faculty federal federation finance financial first foreign forum foundation french front fund
    general german global government group health holding holdings house inc industries industry
    institute institution insurance intelligence interior international investment japanese joint
    justice labour league liberation local lords ltd market markets media medical military minister
    ministry mission motor motors movement municipal museum national navy network new news north
    office oil opposition organisation pact parliament partners party people plc police popular
    power press public radio rebel rebels red region regional republic republican research reserve
    royal russian school science sells senate service services social socialist society south
    special state states steel strategy supreme syndicate team technologies technology television
    times trade transport treaty tribunal trust union united university west world workers
    """
)
"""Words that many organisations share, so that alone they name one inside an article at most."""

BODIES = listed(
    """
    ministry department court parliament army navy force police treasury senate congress cabinet
    government bank guard
    """
)
"""What public bodies are that every country has."""

BODIES_ALONE = listed("parliament treasury senate congress cabinet government army navy police")
"""Those that have no other words in their name."""

BODY_FIELDS = listed(
    """
    foreign affairs finance economy economics economic interior internal home defence justice
    labour health education agriculture trade industry commerce transport transportation energy
    environment oil petroleum planning information culture tourism housing security state supreme
    high constitutional appeal appeals national central reserve air coast prosecutor international
    communications telecommunications post external relations development social welfare science
    technology fisheries forestry mines works immigration veterans water resources and of the for
    religious sports sport youth public
    """
)
"""What public bodies are for."""

PARTIES = listed(
    """
    communist socialist labour green conservative liberal democratic social christian national
    nationalist peoples workers republican centre radical progressive left free
    """
)
"""What parties call themselves in many countries."""

CLUB_FIRST = listed(
    """
    borussia werder hertha bayer arminia eintracht fortuna energie hansa dynamo dinamo lokomotiv
    spartak cska torpedo rotor zenit shakhtar steaua rapid sparta slavia olympique stade sporting
    real atletico deportivo athletic inter ac as fc sc sv vfl vfb tsv fsv fk bsc
    """
)
"""What sports clubs are called before the name of their city."""

CLUB_LAST = listed(
    """
    united city rovers wanderers town county albion athletic hotspur forest wednesday orient argyle
    """
)
"""What sports clubs are called after the name of their city."""

SPORTS: Mapping[str, tuple[str, ...]] = {
    "football": (
        "soccer", "football", "goalkeeper", "midfield", "striker", "bundesliga", "fifa", "uefa",
    ),
    "cricket": ("cricket", "wicket", "batsman", "batsmen", "innings", "lbw"),
    "rugby": ("rugby", "scrum", "fly-half", "all blacks", "lineout"),
    "hockey": ("hockey", "nhl", "puck"),
    "basketball": ("basketball", "nba "),
    "baseball": ("baseball", "pitcher", "homered", " inning ", "major league", "home run"),
    "gridiron": ("touchdown", "quarterback", "nfl ", "field goal", "linebacker"),
    "handball": ("handball",),
    "volleyball": ("volleyball",),
    "tennis": ("davis cup", "fed cup", "billie jean king cup"),
}  # fmt: skip
"""What articles about a sport that teams play say, in small letters."""
