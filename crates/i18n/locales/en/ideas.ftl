idea-hidden-badge = Hidden
facts-support = Support:
facts-comments = Comments:
facts-active = Last active:
