comments-empty = Nog niemand heeft gereageerd. Wat vind jij?
comments-locked = Een moderator heeft dit idee op slot gezet. Je kunt het lezen, maar niet reageren.
comments-suspended = Je bent voor een tijd geschorst. Tot dan kun je lezen, maar niet reageren.
comments-closed = Je kunt op dit idee niet meer reageren.
comments-sign-in = Log in om te reageren.
comments-or-register = Nog geen account?
comments-register = Registreer je
comment-label = Je reactie
comment-help = Zeg wat je vindt en waarom. Hooguit 5.000 tekens.
comment-stance = Wat voor reactie is het?
comment-place = Plaats reactie
comment-answer = Antwoord
# $name (String) - who is answered
comment-answer-to = op { $name }
# $name (String) - who is answered
comment-answer-label = Je antwoord aan { $name }
comment-answer-place = Plaats antwoord
comment-edit = Bewerk
comment-remove = Verwijder
comment-yours = je reactie
comment-report = Meld
# $name (String) - who wrote the comment
comment-of = de reactie van { $name }
comment-edited = bewerkt
comment-hidden-notice = Een moderator heeft deze reactie verborgen. Alleen de schrijver en moderatoren kunnen haar lezen.
comment-edit-title = Bewerk je reactie
comment-edit-help = Bij je reactie komt te staan dat je haar hebt bewerkt.
comment-under = Bij het idee
comment-remove-title = Wil je je reactie verwijderen?
comment-remove-text = Je tekst verdwijnt overal. Antwoorden van anderen blijven staan.
comment-remove-button = Verwijder de reactie
tombstone-removed = De schrijver heeft deze reactie verwijderd.
tombstone-hidden = Een moderator heeft deze reactie verborgen.
in-reply-to = In antwoord op
in-reply-to-comment = een reactie
