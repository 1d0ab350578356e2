"""Rules over one article that mend what the model found; :mod:`.order` applies them all.

They are parted by the mistake that they mend, as evaluations part mistakes (MUC-5, Chinchor and
Sundheim 1993): wrong ``edges``, wrong ``labels``, ``missing`` names and ``spurious`` ones. Articles
about ``sport`` have rules of their own.
"""
