-- Feeds and saved pages as sources, and what a person says of sources: names, tags, what to hide.

ALTER TABLE source ADD COLUMN kind TEXT NOT NULL DEFAULT 'files';   -- 'files', 'feed', 'pages'
ALTER TABLE source ADD COLUMN title TEXT;       -- what it calls itself, as when it was first read
ALTER TABLE source ADD COLUMN given TEXT;       -- what the person calls it
ALTER TABLE source ADD COLUMN is_followed INTEGER NOT NULL DEFAULT 1; -- 0: only its articles are kept
ALTER TABLE source ADD COLUMN keep_days INTEGER;                    -- NULL: as for all; 0: for ever

CREATE TABLE feed (
    source        INTEGER PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
    home          TEXT,                         -- the address of its site
    etag          TEXT,                         -- of the last answer all of whose entries are in
    last_modified TEXT,
    digest        BLOB,                         -- of that answer's bytes
    next_look_at  TEXT,                         -- not before, unless the person asks
    failures      INTEGER NOT NULL DEFAULT 0,   -- in a row
    came          INTEGER NOT NULL DEFAULT 0,   -- new articles of the last look that worked
    is_gone       INTEGER NOT NULL DEFAULT 0,   -- its server says so: not asked again
    is_typed      INTEGER NOT NULL DEFAULT 0,   -- its host may be a private one: a person named it
    is_full       INTEGER NOT NULL DEFAULT 0    -- the full text of its entries is always fetched
);

CREATE TABLE source_tag (
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    tag    TEXT NOT NULL,                       -- folders in folders are divided by "/"
    PRIMARY KEY (source, tag)
) WITHOUT ROWID;
CREATE INDEX source_by_tag ON source_tag (tag, source);

CREATE TABLE entry (                            -- what is known of an article from the web besides
    article  INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    is_whole INTEGER NOT NULL,                  -- the feed gives the content, not a summary
    language TEXT,
    tags     TEXT NOT NULL,                     -- one a line
    links    TEXT NOT NULL                      -- label, tab, address: one a line
);

CREATE TABLE cut (                              -- the feed's own text, where the full one is shown
    article    INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,
    digest     BLOB NOT NULL,
    fetched_at TEXT NOT NULL
);

CREATE TABLE unfetched (                        -- entries whose full text could not be had
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    tries   INTEGER NOT NULL,
    reason  TEXT NOT NULL
);

CREATE TABLE hiding (                           -- rules by which articles are hidden
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL,                      -- 'word', 'title', 'source', 'entity'
    value   TEXT NOT NULL,                      -- of an entity: a key by which it is known
    said    TEXT NOT NULL,                      -- how it is shown
    made_at TEXT NOT NULL,
    UNIQUE (kind, value)
);

CREATE INDEX article_by_file ON article (file, is_read, placed);
CREATE INDEX article_by_source_name ON article (source_name);
