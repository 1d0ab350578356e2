-- What a person says: corrections of names and links, and entities that are watched.

ALTER TABLE mention ADD COLUMN found TEXT;  -- label and kind as recognised, where a correction
                                            -- changed them
CREATE INDEX mention_corrected ON mention (article) WHERE found IS NOT NULL;
CREATE INDEX article_by_external_id ON article (external_id);

ALTER TABLE entity ADD COLUMN confidence TEXT NOT NULL DEFAULT 'sure';

CREATE TABLE correction (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    step      INTEGER NOT NULL,             -- corrections of one step are undone together
    made_at   TEXT NOT NULL,
    body      TEXT NOT NULL,                -- JSON, as it is exported
    is_undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX correction_by_step ON correction (step);

CREATE TABLE former (
    step      INTEGER NOT NULL,
    signature BLOB NOT NULL,                -- its digest
    entity    INTEGER NOT NULL,             -- the one it had before the step was done or undone
    PRIMARY KEY (step, signature)
) WITHOUT ROWID;

CREATE TABLE watch (
    key   TEXT PRIMARY KEY,                 -- a name by which the entity is known
    since TEXT NOT NULL
) WITHOUT ROWID;

-- Short names that several may bear: whom single articles mean by them, as their company tells.

CREATE TABLE settled (
    key     TEXT NOT NULL,                  -- the short name
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    target  TEXT NOT NULL,                  -- a key of whom it means
    name    TEXT NOT NULL,                  -- and how that is shown
    PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE INDEX settled_by_article ON settled (article);

CREATE TABLE unsettled (
    key TEXT PRIMARY KEY                    -- a short name that has to be looked at again
) WITHOUT ROWID;
