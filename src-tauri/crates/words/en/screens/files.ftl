files-title = Files
files-subtitle = Everything in this setup, as files for your team to keep. File 1 creates the connection, file 2 everything else.
files-to-wizard = Back to the setup
files-loading = Writing the files…
files-save-one = Save this file
files-save-folder = Save all to a folder
files-save-zip = Save all as a zip
files-not-yet = These answers are needed before the files can be created
