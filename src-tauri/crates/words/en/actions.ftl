action-fetch = Fetch the code
action-build = Build and test
action-approve = A person approves
action-copy = Copy the files
