-- The same story once: copies of one text, and articles that tell of one event, each under the
-- article that is shown for them. And the language of each article.

ALTER TABLE article ADD COLUMN language TEXT; -- ISO 639; NULL until somebody has looked

-- Who stands for an article in a folded list; NULL: it stands there itself. A copy that is deleted
-- takes nobody along.
ALTER TABLE article ADD COLUMN copy_of INTEGER REFERENCES article (id) ON DELETE SET NULL;
ALTER TABLE article ADD COLUMN told_by INTEGER REFERENCES article (id) ON DELETE SET NULL;
CREATE INDEX article_copies ON article (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX article_told ON article (told_by) WHERE told_by IS NOT NULL;
CREATE INDEX article_by_language ON article (language, analysed_by) WHERE language <> 'en';

-- Wordings: equal texts of the same days share one. The key is the order in which they are grouped: the long ones
-- first. The pivot is the wording they are copies of, often itself.
CREATE TABLE wording (
    key     INTEGER PRIMARY KEY,
    content BLOB NOT NULL,                  -- the sketch; empty where the text is too short
    pivot   INTEGER NOT NULL
);
CREATE INDEX wording_by_pivot ON wording (pivot) WHERE pivot <> key;
CREATE TABLE wording_bucket (
    bucket    INTEGER NOT NULL,
    is_member INTEGER NOT NULL,             -- whether it has another pivot than itself
    key       INTEGER NOT NULL,
    PRIMARY KEY (bucket, is_member, key)
) WITHOUT ROWID;

-- Accounts: what the shown one of some copies tells, by the pivot of its wording.
CREATE TABLE account (
    key     INTEGER PRIMARY KEY,
    content BLOB NOT NULL,                  -- when, the names, the words
    pivot   INTEGER NOT NULL
);
CREATE INDEX account_by_pivot ON account (pivot) WHERE pivot <> key;
CREATE TABLE account_bucket (
    bucket    INTEGER NOT NULL,
    is_member INTEGER NOT NULL,
    key       INTEGER NOT NULL,
    PRIMARY KEY (bucket, is_member, key)
) WITHOUT ROWID;

-- No reference to the article: what a deleted one was worded like is still to be seen to.
CREATE TABLE worded (
    article INTEGER PRIMARY KEY,
    key     INTEGER NOT NULL
);
CREATE INDEX worded_by_key ON worded (key);

-- Articles that have to be looked at: their text, their place or their names are other than before,
-- whoever changed them.
CREATE TABLE unfolded (
    article INTEGER PRIMARY KEY,
    is_text INTEGER NOT NULL                -- whether its text, title or date is another
);
CREATE TRIGGER body_added AFTER INSERT ON body BEGIN
    INSERT INTO unfolded VALUES (new.article, 1) ON CONFLICT DO UPDATE SET is_text = 1;
END;
CREATE TRIGGER body_changed AFTER UPDATE OF text ON body WHEN old.text <> new.text BEGIN
    INSERT INTO unfolded VALUES (new.article, 1) ON CONFLICT DO UPDATE SET is_text = 1;
END;
CREATE TRIGGER article_renamed AFTER UPDATE OF title ON article WHEN old.title <> new.title BEGIN
    INSERT INTO unfolded VALUES (new.id, 1) ON CONFLICT DO UPDATE SET is_text = 1;
END;
CREATE TRIGGER article_moved AFTER UPDATE OF placed, published ON article
    WHEN old.placed <> new.placed OR old.published IS NOT new.published BEGIN
    INSERT INTO unfolded VALUES (new.id, 1) ON CONFLICT DO UPDATE SET is_text = 1;
END;
CREATE TRIGGER article_analysed AFTER UPDATE OF analysed_by ON article
    WHEN new.analysed_by IS NOT NULL BEGIN
    INSERT INTO unfolded VALUES (new.id, 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER article_deleted AFTER DELETE ON article BEGIN
    INSERT INTO unfolded VALUES (old.id, 1) ON CONFLICT DO UPDATE SET is_text = 1;
END;
INSERT INTO unfolded SELECT id, 1 FROM article;
