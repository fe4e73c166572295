dossier-title = Dossier: { $title }
dossier-of-several = Dossier of { $count } ideas
dossier-link = Dossier for the council
dossier-until = This dossier covers everything up to and including { $moment }.
dossier-with-names = This dossier contains names of people. That has been recorded in the log. Share it only with those who need them.
dossier-without-names = Names of people are left out: for those who wrote something, only their position is shown. We cannot recognise people who are named in a text but did not take part.
dossier-take-names = Make the dossier with names
dossier-leave-names = Leave the names out
dossier-download = Download as ZIP
dossier-how-to-print = Print it or save it as PDF with the print button of your browser. The ZIP also contains all versions, the figures and a list of checksums (SHA-256).
dossier-missing = These numbers do not exist, or no longer exist: { $numbers }.
dossier-choose-title = Make a dossier
dossier-choose-lead = Bring ideas together with all that was said about them, for your municipal council, provincial council or the general board of your water board.
dossier-numbers = Numbers of ideas
dossier-numbers-help = For example: 12, 27, 31. The number is on the page of the idea. 50 at most.
dossier-kept = Or choose from what you have saved
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
dossier-answers = answer to { $number }
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
problem-dossier-numbers = Fill in only numbers of ideas, for example: 12, 27, 31.
dossier-the-idea = The idea
dossier-happened-judged = The author on the answer: { $verdict }
dossier-official = Official answer from { $organisation }
dossier-figure-answers = Official answers
