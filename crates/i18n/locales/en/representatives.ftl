problem-no-account = There is no account with this address. Ask them to make an account first.
problem-for-everybody = Anybody can get an address there. Use an address of the organisation itself.
problem-other-domain = This address does not belong to this organisation. Use your work address, or ask the administrator of this site to name you.
problem-taken = This belongs to another organisation already.
missing-organisation = Choose an organisation.
missing-domain = Fill in a mail domain.
error-not-represented-text = Only those who speak for this organisation can do this. Do you work there? You can show that on the page of your account.

represents = Speaks for

represent-admin-title = Representatives
represent-admin-lead = Who speaks for an organisation? Their answers get a badge with the name of the organisation.
represent-admin-name-title = Name somebody
represent-admin-name-help = Do this only when you are sure that this person works there.
represent-admin-email = Email address of the account
represent-admin-organisation = Organisation
represent-admin-choose = Choose an organisation
represent-admin-button = Name
represent-admin-none = Nobody speaks for an organisation yet.
represent-admin-list = Who speak now
represent-admin-since = since
represent-admin-by-administrator = named
represent-admin-by-address = by work address
represent-admin-end = Take back
# $name (String) - who
# $organisation (String) - the organisation
represent-admin-end-of = { $name } will no longer speak for { $organisation }
represent-admin-saved = It has been updated.
represent-admin-next = Next representatives
represent-admin-domains-title = Mail domains
represent-admin-domains-text = Whoever has an address in the mail domain of an organisation can show by themselves that they work there.
represent-admin-domain = Mail domain
represent-admin-domain-help = The part behind the @, such as amsterdam.nl. An address with something before it, such as raad.amsterdam.nl, counts as well.
represent-admin-domain-add = Add
represent-admin-domain-remove = Remove
# $count (Number) - number of domains
# $written (String) - the same, as it is written
represent-admin-domain-count = { $count ->
    [one] { $written } mail domain
   *[other] { $written } mail domains
}
