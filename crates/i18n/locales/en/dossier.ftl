dossier-title = Dossier: { $title }
dossier-of-several = Dossier of { $count } ideas
dossier-link = Dossier for the council
dossier-until = This dossier goes up to { $moment }.
dossier-with-names = This dossier holds names of people. That was noted in the log. Share it only with those who need them.
dossier-without-names = Names of people are left out: of who wrote something only the function is told. People named in a text who took no part cannot be recognised.
dossier-take-names = Make the dossier with names
dossier-leave-names = Leave the names out
dossier-download = Download as ZIP
dossier-how-to-print = Print it or save it as PDF with the print button of your browser. The ZIP also holds all versions, the figures and a check list (SHA-256).
dossier-missing = These numbers are not there, or not any more: { $numbers }.
dossier-choose-title = Make a dossier
dossier-choose-lead = Bring ideas together with all that was said about them, for your council or board.
dossier-numbers = Numbers of ideas
dossier-numbers-help = Such as: 12, 27, 31. The number is on the page of the idea. 50 at most.
dossier-kept = Or choose from what you keep
dossier-make = Make dossier
dossier-author = Proposed by
dossier-published = Shared on
dossier-figures = Figures
dossier-figure = What
dossier-count = Count
dossier-figure-supports = People who support the idea
dossier-figure-comments = Comments that can be read
dossier-figure-commenters = People who commented
dossier-figure-versions = Versions of the text
dossier-figure-stance = Comments: { $stance }
dossier-figure-practice = Organisations: { $state }
dossier-discussion = Discussion
dossier-comment-removed = Its author removed this comment.
dossier-comment-hidden = A moderator hid this comment.
dossier-supported = { $count ->
    [one] supported { $shown } time
   *[other] supported { $shown } times
}
dossier-answers = answers { $number }
dossier-happened-published = The idea was shared.
dossier-happened-edited = The text was changed (version { $version }).
dossier-file-readme = README.txt
dossier-readme =
    This dossier comes from { $site }.

    dossier.html   all of it, to read or print
    dossier.json   the same for computers
    idee-…/        for each idea: text, versions, history, discussion, practice and figures
    SHA256SUMS     check: sha256sum -c SHA256SUMS

    Comments that were removed or hidden are not in it.
problem-dossier-numbers = Fill in only numbers of ideas, such as: 12, 27, 31.
dossier-the-idea = The idea
dossier-happened-judged = The author about the answer: { $verdict }
dossier-official = Official answer of { $organisation }
dossier-figure-answers = Official answers
