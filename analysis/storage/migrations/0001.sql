-- The first schema. Times are UTC ISO 8601 text, but for "placed", the order of every article list:
-- seconds since 1970 of the publication date, or of the file where the article has no date.

CREATE TABLE source (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    location  BLOB NOT NULL UNIQUE,         -- the path, as the bytes the system knows it by
    name      TEXT NOT NULL,                -- the path as it can be shown
    added_at  TEXT NOT NULL,
    looked_at TEXT,
    trouble   TEXT                          -- what went wrong at the last look, in words
);

CREATE TABLE file (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    source   INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    path     BLOB NOT NULL UNIQUE,
    size     INTEGER,                       -- NULL until all articles of the file are in
    mtime_ns INTEGER,
    look     INTEGER NOT NULL DEFAULT 0     -- number of the look that read it
);
CREATE INDEX file_by_source ON file (source);

CREATE TABLE recogniser (
    id      INTEGER PRIMARY KEY,
    version TEXT NOT NULL UNIQUE
);

CREATE TABLE article (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    file        INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    placed      INTEGER NOT NULL,
    published   TEXT,
    title       TEXT NOT NULL,
    source_name TEXT NOT NULL,
    author      TEXT,
    url         TEXT,
    words       INTEGER NOT NULL,
    digest      BLOB NOT NULL,              -- of everything the source said
    added_at    TEXT NOT NULL,
    look        INTEGER NOT NULL DEFAULT 0,
    is_read     INTEGER NOT NULL DEFAULT 0,
    is_starred  INTEGER NOT NULL DEFAULT 0,
    is_missing  INTEGER NOT NULL DEFAULT 0,
    analysed_by INTEGER REFERENCES recogniser (id), -- NULL: waits for analysis
    failure     TEXT,                       -- why the analysis failed, in words
    UNIQUE (file, external_id)
);
CREATE INDEX article_listed ON article (placed, id);
CREATE INDEX article_unread ON article (placed, id) WHERE is_read = 0;
CREATE INDEX article_starred ON article (placed, id) WHERE is_starred = 1;
CREATE INDEX article_missing ON article (file) WHERE is_missing;
CREATE INDEX article_waiting ON article (placed, id) WHERE analysed_by IS NULL;

CREATE TABLE body (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    text    TEXT NOT NULL
);

CREATE VIEW searchable AS
    SELECT article.id, article.title, body.text FROM article JOIN body ON body.article = article.id;
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = 'searchable', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2"
);

-- Names. A chain is all mentions of one thing in one article; what linking across articles needs
-- of a chain is its signature, shared by equal chains; an entity is a set of signatures.

CREATE TABLE entity (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    name           TEXT NOT NULL,
    label          TEXT NOT NULL,
    mentions       INTEGER NOT NULL,
    articles       INTEGER NOT NULL,
    nationality_of TEXT                     -- the strong key of the country of a demonym
);
CREATE INDEX entity_listed ON entity (articles, mentions, id);

CREATE TABLE signature (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    digest         BLOB NOT NULL UNIQUE,
    label          TEXT NOT NULL,
    strong         TEXT NOT NULL,           -- keys, one a line
    weak           TEXT NOT NULL,
    nationality_of TEXT,
    chains         INTEGER NOT NULL,
    entity         INTEGER REFERENCES entity (id),
    reason         TEXT NOT NULL DEFAULT 'same-name',
    about          TEXT NOT NULL DEFAULT ''
);
CREATE INDEX signature_by_entity ON signature (entity);

CREATE TABLE signature_key (
    key       TEXT NOT NULL,
    role      TEXT NOT NULL,
    signature INTEGER NOT NULL REFERENCES signature (id) ON DELETE CASCADE,
    PRIMARY KEY (key, role, signature)
) WITHOUT ROWID;
CREATE INDEX signature_key_by_signature ON signature_key (signature);

CREATE TABLE surface (
    signature INTEGER NOT NULL REFERENCES signature (id) ON DELETE CASCADE,
    name      TEXT NOT NULL,
    label     TEXT NOT NULL,
    count     INTEGER NOT NULL,
    PRIMARY KEY (signature, name, label)
) WITHOUT ROWID;

CREATE TABLE chain (
    article   INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    signature INTEGER NOT NULL REFERENCES signature (id),
    entity    INTEGER,                      -- that of the signature, kept here for the index
    placed    INTEGER NOT NULL,
    mentions  INTEGER NOT NULL,
    members   TEXT NOT NULL,                -- ordinals of its mentions, in text order
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX chain_by_entity ON chain (entity, placed, article, number, mentions);
CREATE INDEX chain_by_signature ON chain (signature);

CREATE TABLE mention (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start   INTEGER NOT NULL,               -- code points into body.text
    stop    INTEGER NOT NULL,
    label   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    chain   INTEGER,                        -- NULL for values
    reason  TEXT NOT NULL,
    about   TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE reader_state (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
