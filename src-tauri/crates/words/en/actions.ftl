action-fetch = Fetch the code
action-build = Build and test
action-approve = A person approves
action-copy = Copy the files
action-create-change-set = List the changes
action-execute-change-set = Carry out the changes
action-deploy-stack = Create or update the stack
