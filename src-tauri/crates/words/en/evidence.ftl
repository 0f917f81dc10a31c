# Why the program thinks so, beside what it found in a clone or an address
evidence-inside-clone = The folder lies within a clone, so the whole clone at { $folder } was looked at.
evidence-bare = The clone is bare: it has no files to look at. Choose the recipe yourself.
evidence-branch = The branch { $branch } is checked out.
evidence-detached = No branch is checked out. Choose the branch to build.
evidence-remote = The remote “{ $remote }” points to { $name }.
evidence-several-remotes = There are { $count } remotes. “{ $remote }” was chosen; change the repository below if you meant another one.
evidence-no-remote = The clone has no remote yet. Push it to a provider first, or type the repository below.
evidence-remote-not-understood = The remote “{ $remote }” points to no repository at a provider. Type the repository below.
evidence-default-branch = The remote’s default branch is { $branch }.
evidence-default-branch-guessed = The default branch is probably { $branch }, because there is a branch with that name.
evidence-host = The address is at { $host }.
evidence-host-unknown = { $host } doesn’t tell which provider it is. Choose the provider yourself.
evidence-not-offered = { $host } is a provider that AWS offers no connection to.
evidence-recipe = There is a { $file }, so this is { $recipe ->
    [node] Node.js
    [python] Python
    [go] Go
   *[other] { $recipe }
  }.
evidence-another-recipe = There is also a { $file }, so parts of it may be { $recipe ->
    [node] Node.js
    [python] Python
    [go] Go
   *[other] { $recipe }
  }. Change the recipe if that is the main part.
evidence-no-recipe = No file at the root tells how to build it. Choose a recipe, or write the buildspec yourself.
evidence-package-manager = { $file } says that { $packageManager } is used.
evidence-version = { $file } asks for { $asked }, so { $version } was chosen.
evidence-version-not-in-image = { $file } asks for { $asked }, which the default image doesn’t include. { $version } was chosen; if it doesn’t fit, change it or the image.
evidence-test-placeholder = The test script in { $file } is still the placeholder that always fails. Remove it or write a test, or the build will fail.
evidence-buildspec = There is a { $file }, so the build follows it.
evidence-setup-file = There is a setup file, { $file }. Open it, and most questions are answered.
evidence-file-skipped = { $file } wasn’t read: it is damaged, too large, or not an ordinary file.
