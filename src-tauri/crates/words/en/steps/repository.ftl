repository-text = Repository
repository-text-what = A folder on this computer, an address, or owner/name.
repository-placeholder = /home/me/my-app   https://github.com/me/my-app   me/my-app
repository-drop = You can also drop a folder on this window. Nothing in it is run.
repository-choose = Choose folder…
repository-look = Look at it
repository-practice = No repository at hand?
repository-practice-what = Use one of the practice account’s repositories.
repository-practice-other = Use a repository of the practice account
repository-copied = { $files ->
    [one] In the practice account, a copy of one file of your folder stands in for { $name }. Nothing leaves this computer.
   *[other] In the practice account, a copy of { $files } files of your folder stands in for { $name }. Nothing leaves this computer.
}
repository-copied-skipped = Left out: { $skipped } (large or binary files, links, and what may hold a secret). Files that Git ignores aren’t counted.
repository-sampled = In the practice account, a small sample stands in for { $name }. To practice with your own files, choose their folder.
repository-found = { $name } was recognized
repository-found-open = { $name } was read; its provider is still open
repository-read = { $folder } was read, but it doesn’t tell which repository at the provider it belongs to
repository-file-found = This repository contains a setup file
repository-file-what = With this file, you take over the answers that somebody has given already. Only what it leaves open is still asked.
repository-file-first = Say first whether the setup file shall be used.
repository-use-file = Use { $file }
repository-use-answers = Answer myself
repository-name = Name at the provider
repository-name-what = owner/name, spelled as the provider shows it.
repository-branch = Branch
repository-branch-what = The branch that the first run builds.
repository-setup-name = Name of this setup
repository-setup-name-what = The names of everything that is created begin with it. It can’t be changed after the first deployment.
repository-names = Stack { $stack }, pipeline { $pipeline }, build project { $project }
