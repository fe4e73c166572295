problem-no-account = There is no account with this address. Ask them to make an account first.
problem-for-everybody = Anybody can get an address there. Use an address of the organisation itself.
problem-other-domain = This address does not belong to this organisation. Use your work address, or ask the administrator of this site to appoint you.
problem-taken = This belongs to another organisation already.
missing-organisation = Choose an organisation.
missing-domain = Fill in an email domain.
error-not-represented-text = Only those who speak for this organisation can do this. Do you work there? You can show that on the page of your account.

represents = Speaks for

represent-admin-title = Representatives
represent-admin-lead = Who speaks for an organisation? Their answers get a badge with the name of the organisation.
represent-admin-name-title = Appoint somebody
represent-admin-name-help = Do this only when you are sure that this person works there.
represent-admin-email = Email address of the account
represent-admin-organisation = Organisation
represent-admin-choose = Choose an organisation
represent-admin-button = Appoint
represent-admin-none = Nobody speaks for an organisation yet.
represent-admin-list = Who speaks now
represent-admin-since = since
represent-admin-by-administrator = appointed
represent-admin-by-address = by work address
represent-admin-end = Take back
represent-admin-end-of = { $name } will no longer speak for { $organisation }
represent-admin-saved = It has been updated.
represent-admin-next = Next representatives
represent-admin-domains-title = Email domains
represent-admin-domains-text = Whoever has an address in the email domain of an organisation can show for themselves that they work there.
represent-admin-domain = Email domain
represent-admin-domain-help = The part behind the @, such as amsterdam.nl. An address with something before it, such as raad.amsterdam.nl, counts as well.
represent-admin-domain-add = Add
represent-admin-domain-remove = Remove
represent-admin-domain-count = { $count ->
    [one] { $written } email domain
   *[other] { $written } email domains
}

account-nav-represent = Who you speak for
represent-title = Who you speak for
represent-lead = Do you work at a municipality, a province, a water board or a ministry? Show it with your work address. Then you can answer on behalf of that organisation.
represent-email = Your work address
represent-email-help = We send a link to this address. Your account keeps its own address.
represent-button = Send the link
represent-sent = We sent a link to your work address. Open it while you are signed in here.
represent-done = It worked. You now speak for this organisation.
represent-left = You no longer speak for this organisation.
represent-leave = Stop this
represent-asked = A link was sent to { $email }. It works for 7 days.
represent-other-way = Does it not work with your work address? Ask the administrator of this site to appoint you.
represent-confirm-title = Do you speak for { $organisation }?
represent-confirm-text = You show that { $email } is yours. From then on the name of the organisation is shown with what you write.
represent-confirm-button = Yes, confirm
represent-dead-title = This link no longer works
represent-dead-text = A link to a work address works for 7 days, once, and only for the account that asked for it. Ask for a new one if you need it.
mail-work-subject = Confirm your work address for Democratie in Uitvoering
mail-work-heading = Confirm your work address
mail-work-intro = { $name } wants to speak for { $organisation } at Democratie in Uitvoering, and gave this address. Is that you? Then open the link while you are signed in.
mail-work-button = Confirm my work address
mail-work-valid = The link works for 7 days.
mail-work-not-you = Is this not you? Then you do not have to do anything. Without you nothing happens.
