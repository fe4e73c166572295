articles-title = News & inspiration
articles-lead = Stories about government that works differently, and what you can learn from them.
articles-empty-title = There are no articles yet
articles-empty-text = Meanwhile, see which ideas there are.
articles-to-ideas = See all ideas

themes-title = Themes
themes-lead = Each idea belongs to one, two or three themes.
themes-empty-title = There are no themes yet
themes-empty-text = You can still see all ideas.
theme-empty-title = No idea about this theme yet
theme-empty-text = Do you have one? Or do you know somebody who is trying something? We would like to hear about it.
theme-all-ideas = All { $count } ideas about this theme

text-about-title = About Democratie in Uitvoering
text-about-lead = Municipalities, provinces and water boards look for ways of governing that fit our time. Good answers exist. But the municipality next door often does not know.
text-rules-title = House rules
text-rules-lead = We want an open discussion in which people can firmly disagree. These are the rules for it.
text-privacy-title = Privacy
text-privacy-lead = You leave data here. This page tells you which, why we keep it, for how long, and what you can do about it.
text-accessibility-title = Accessibility
text-accessibility-lead = Everybody should be able to use this site. That includes people who have poor eyesight, do not use a mouse or find reading hard.
