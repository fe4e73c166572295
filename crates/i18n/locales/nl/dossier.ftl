# $title (String) - title of the idea
dossier-title = Dossier: { $title }
# $count (Number) - number of ideas
dossier-of-several = Dossier van { $count } ideeën
dossier-link = Dossier voor de raad
# $moment (String) - a day and a time
dossier-until = Dit dossier gaat tot en met { $moment }.
dossier-with-names = In dit dossier staan namen van mensen. Dat is vastgelegd in het logboek. Deel het alleen met wie ze nodig heeft.
dossier-without-names = Namen van mensen zijn weggelaten: van wie iets schreef staat alleen de functie. Wie in een tekst wordt genoemd zonder mee te doen, kunnen we niet herkennen.
dossier-take-names = Maak het dossier met namen
dossier-leave-names = Laat de namen weg
dossier-download = Download als ZIP
dossier-how-to-print = Printen of als PDF bewaren kan met de printknop van je browser. In de ZIP zitten ook alle versies, de cijfers en een controlelijst (SHA-256).
# $numbers (String) - numbers of ideas
dossier-missing = Deze nummers zijn er niet of niet meer: { $numbers }.
dossier-choose-title = Maak een dossier
dossier-choose-lead = Bundel ideeën met alles wat erover is gezegd, voor je raad, staten of algemeen bestuur.
dossier-numbers = Nummers van ideeën
dossier-numbers-help = Bijvoorbeeld: 12, 27, 31. Het nummer staat op de pagina van het idee. Hooguit 50.
dossier-kept = Of kies uit wat je bewaart
dossier-make = Maak dossier
dossier-author = Voorgesteld door
dossier-published = Gedeeld op
dossier-figures = Cijfers
dossier-figure = Wat
dossier-count = Aantal
dossier-figure-supports = Mensen die het idee steunen
dossier-figure-comments = Reacties die te lezen zijn
dossier-figure-commenters = Mensen die reageerden
dossier-figure-versions = Versies van de tekst
# $stance (String) - voor, tegen, vraag or verbetering
dossier-figure-stance = Reacties: { $stance }
# $state (String) - how far organisations are
dossier-figure-practice = Organisaties: { $state }
dossier-discussion = Discussie
dossier-comment-removed = De schrijver heeft deze reactie verwijderd.
dossier-comment-hidden = Een moderator heeft deze reactie verborgen.
# $count (Number) - number of people
# $shown (String) - the number as it is written
dossier-supported = { $count ->
    [one] { $shown } keer gesteund
   *[other] { $shown } keer gesteund
}
# $number (String) - number of the comment
dossier-answers = antwoord op { $number }
dossier-happened-published = Het idee is gedeeld.
# $version (String) - number of the version
dossier-happened-edited = De tekst is aangepast (versie { $version }).
dossier-file-readme = LEESMIJ.txt
# $site (String) - address of the site
dossier-readme =
    Dit dossier komt van { $site }.

    dossier.html   alles om te lezen of te printen
    dossier.json   hetzelfde voor computers
    idee-…/        per idee: tekst, versies, verloop, discussie, praktijk en cijfers
    SHA256SUMS     controle: sha256sum -c SHA256SUMS

    Reacties die zijn verwijderd of verborgen staan er niet in.
problem-dossier-numbers = Vul alleen nummers van ideeën in, bijvoorbeeld: 12, 27, 31.
dossier-the-idea = Het idee
# $verdict (String) - what the author makes of it
dossier-happened-judged = De schrijver over het antwoord: { $verdict }
# $organisation (String) - name of the organisation
dossier-official = Officieel antwoord van { $organisation }
dossier-figure-answers = Officiële antwoorden
