"""Articles for measuring: made up, the same each time, with as many names as wire news has."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = [
    "Anna",
    "Boris",
    "Carla",
    "David",
    "Elena",
    "Farid",
    "Greta",
    "Hassan",
    "Irina",
    "James",
    "Karim",
    "Laura",
    "Mikhail",
    "Nadia",
    "Oscar",
    "Petra",
    "Quentin",
    "Rosa",
    "Sergei",
    "Tamara",
    "Umberto",
    "Vera",
    "William",
    "Xenia",
    "Yusuf",
    "Zainab",
]
SURNAMES = [
    "Abadi",
    "Becker",
    "Castillo",
    "Dubois",
    "Eriksen",
    "Fontaine",
    "Grigoryan",
    "Haddad",
    "Ivanova",
    "Jansen",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Novak",
    "Okafor",
    "Petrov",
    "Quiroga",
    "Rossi",
    "Schneider",
    "Tanaka",
    "Ustinov",
    "Varga",
    "Weber",
    "Yilmaz",
    "Zimmermann",
    "Almeida",
    "Bianchi",
    "Cohen",
    "Demir",
    "Edwards",
]
PLACES = [
    "Germany",
    "France",
    "Kenya",
    "Brazil",
    "Japan",
    "Ukraine",
    "Poland",
    "Egypt",
    "Canada",
    "Vietnam",
    "Berlin",
    "Nairobi",
    "Tokyo",
    "Warsaw",
    "Cairo",
    "Ottawa",
    "Hanoi",
    "Lisbon",
    "Vienna",
    "Oslo",
]
BODIES = [
    "the European Union",
    "the United Nations",
    "NATO",
    "the World Bank",
    "Siemens",
    "Reuters",
    "the Ministry of Defence",
    "the Supreme Court",
    "Deutsche Bank",
    "the African Union",
]
SENTENCES = (
    "{p} told reporters in {c} that {o} would look into the matter before the end of the year.",
    "Officials from {c} said on Tuesday that {s} had asked {o} for talks on the new agreement.",
    "The plan, which {p} first put forward in {c}, has been criticised by farmers and unions.",
    "Prices rose by three percent last month, more than analysts had expected after the summer.",
    "{s} declined to comment, but people close to {o} said that a decision was only weeks away.",
    "According to {o}, some 4,000 people have left {c} since the fighting began in the spring.",
    "It was the second visit of {p} to {c} this year, and neither side expected a breakthrough.",
    "Critics say the law does too little for those who lost their homes in the flood.",
    "Both sides have until the end of the month to answer, and few think that they will agree.",
    "Nobody was hurt, the police said, but the road to the harbour stays closed for now.",
)


def article(number: int, sentences: int = 10) -> dict[str, str]:
    """An article of about fifteen words a sentence, as a line for JSON Lines."""
    dice = random.Random(number)
    people = [f"{dice.choice(GIVEN)} {dice.choice(SURNAMES)}" for _ in range(3)]
    lines = [f"Article {number}: {people[0]} goes to {dice.choice(PLACES)}", ""]
    for n in range(sentences):
        person = dice.choice(people)
        said = dice.choice(SENTENCES).format(
            p=person, s=person.split()[1], c=dice.choice(PLACES), o=dice.choice(BODIES)
        )
        lines.append(said[0].upper() + said[1:])
        if n % 3 == 2:
            lines.append("")
    day = f"2026-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}T12:00:00Z"
    return {"id": str(number), "published": day, "text": "\n".join(lines)}


def write(path: Path, articles: int, sentences: int = 10) -> None:
    """Write articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            file.write(json.dumps(article(number, sentences)) + "\n")
