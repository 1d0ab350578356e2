-- What articles said before their source said something else of them.

ALTER TABLE article ADD COLUMN is_changed INTEGER NOT NULL DEFAULT 0; -- since a person read it

CREATE TABLE earlier (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    article  INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    title    TEXT NOT NULL,
    text     TEXT NOT NULL,
    until    TEXT NOT NULL,                 -- when it was found to be another
    was_read INTEGER NOT NULL,              -- a person had read this very version
    is_full  INTEGER NOT NULL               -- it was a full text that was fetched, not the feed's own
);
CREATE INDEX earlier_by_article ON earlier (article, id);
