# Why the program thinks so, beside what it found in a clone or an address
evidence-inside-clone = The folder lies within a clone, so the whole clone at { $folder } was looked at.
evidence-bare = The clone is bare: it has no files to look at. Choose the language yourself.
evidence-git-leads-away = “.git” leads to { $path }, and nothing there says that it belongs to this folder. So no branch and no remote was read from there. If Git works here, run “git worktree repair” and look again; otherwise type the repository and the branch below.
evidence-branch = The branch { $branch } is checked out.
evidence-detached = No branch is checked out. Choose the branch to build.
evidence-branch-of-address = The address names the branch { $branch }.
evidence-address-without-branch = The address names no branch. Type the branch to build.
evidence-ref-storage = The clone keeps its branches in the format { $format }, which Gangway doesn’t read yet. Type the branch to build; it isn’t compared with those of the clone.
evidence-remote = The remote “{ $remote }” points to { $name }.
evidence-remote-rewritten = The clone’s configuration replaces “{ $from }” by “{ $to }” at the beginning of the address (insteadOf).
evidence-pushes-elsewhere = What is pushed to “{ $remote }” goes to { $address } instead. If the pipeline should follow that one, look again with that address.
evidence-several-remotes = There are { $count } remotes. “{ $remote }” was chosen; change the repository below if you meant another one.
evidence-no-remote = The clone has no remote yet. Create an empty repository at the provider, run the two commands that it shows for an existing repository (“git remote add origin …” and “git push”), and look again.
evidence-remote-not-understood = The remote “{ $remote }” points to no repository at a provider. Type the repository below.
evidence-include-left-out = The clone’s configuration includes other files. Only those that lie in the clone were read, and none that is included under a condition: if one of the others names the remote, type the repository below.
evidence-default-branch = The remote’s default branch is { $branch }.
evidence-default-branch-guessed = The default branch is probably { $branch }, because there is a branch with that name.
evidence-host = The address is at { $host }.
evidence-host-by-name = By its name, { $host } is a server of your own: { $provider ->
    [github-enterprise-server] GitHub Enterprise Server
    [gitlab-self-managed] GitLab self-managed
   *[other] { $provider }
  }. If it isn’t, choose the provider yourself.
evidence-host-unknown = { $host } doesn’t tell which provider it is. Choose the provider yourself.
evidence-server-guessed = The address doesn’t say where the server’s pages are. They are taken to be at { $endpoint }: if you open them with another port or a path, correct the address of the server.
evidence-server-below-path = { $endpoint } is taken as the address of GitLab, because the path begins like one below which GitLab runs. If that is a group of yours, correct the address of the server and the repository’s name.
evidence-not-offered = { $host } is a provider that AWS offers no connection to.
evidence-alias = ~/.ssh/config says that “{ $alias }” stands for { $host }.
evidence-alias-by-spelling = “{ $alias }” is no host but a name of your own for ssh. ~/.ssh/config doesn’t say what it stands for; by its spelling it is { $host }. If it isn’t, choose the provider yourself.
evidence-alias-unknown = “{ $alias }” is no host but a name of your own, and ~/.ssh/config doesn’t say what it stands for. Choose the provider yourself.
evidence-name-as-spelled = { $name } is taken as the address spells it. AWS tells capital letters from small ones: if the provider’s page spells it otherwise, correct the repository’s name, or pushes won’t start the pipeline.
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
  }. Change the language if that is the main part.
evidence-manifest = There is a { $file }, so this is built with { $tool }. Gangway proposes no commands for it: write the buildspec yourself.
evidence-another-manifest = There is also a { $file }, so parts of it may be built with { $tool }. Gangway proposes no commands for that: write the buildspec yourself if it is the main part.
evidence-recipe-below = There is a { $file }, so the folder { $folder } holds { $recipe ->
    [node] Node.js
    [python] Python
    [go] Go
   *[other] { $recipe }
  }. The proposed commands build at the root of the repository: write the buildspec yourself, and let its commands begin with “cd { $folder }”.
evidence-manifest-below = There is a { $file }, so the folder { $folder } is built with { $tool }. Gangway proposes no commands for it: write the buildspec yourself, and let its commands begin with “cd { $folder }”.
evidence-no-recipe = No file that was looked at tells how to build it. Choose a language, or write the buildspec yourself.
evidence-package-manager = { $file } says that { $packageManager } is used.
evidence-usual-package-manager = No file that was looked at says which package manager is used, so { $packageManager } was chosen. Change it if it is another one.
evidence-other-package-manager = { $file } says that { $packageManager } is used, and Gangway proposes no commands for it. Nothing was chosen: write the buildspec yourself, or choose the language if another package manager works here as well.
evidence-another-package-manager = { $file } says that { $packageManager } is used as well, and Gangway proposes no commands for it. Write the buildspec yourself if that is the one that counts.
evidence-version = { $file } asks for { $asked }, so { $version } was chosen.
evidence-version-fetched = { $file } asks for { $asked }, so { $version } was chosen. As far as Gangway knows, the default image doesn’t bring it and fetches it at the beginning of each build; if that fails, choose another image or version.
evidence-version-not-understood = { $file } asks for { $asked }, which names no version that Gangway understands. { $version } was chosen; change it if it doesn’t fit.
evidence-usual-version = No file that was looked at asks for a version, so { $version } was chosen.
evidence-test-placeholder = The test script in { $file } is still the placeholder that always fails. Remove it or write a test, or the build will fail.
evidence-version-from-history = { $file } names { $tool }, which reads the version from Git’s history. The source comes without it, and the build would fail or get a wrong version: choose “Full clone” under “How the source arrives”.
evidence-submodules = There is a { $file }: folders of the repository are submodules, and they are empty in the pipeline’s source. If the build needs them, choose “Full clone” under “How the source arrives”, and let your own buildspec fetch them.
evidence-buildspec = There is a { $file }, so the build follows it.
evidence-setup-file = There is a setup file, { $file }. Open it, and most questions are answered.
evidence-file-skipped = { $file } wasn’t read: it is damaged, too large, or not an ordinary file.
