# Notifications of the system, while the window isn't in front. Their title is the setup's name.
notice-title = Gangway
notice-open = Show
notice-approval-waits = A run waits for your approval. Open Gangway to approve or reject it.
notice-connection-available = The connection is available. Go on with the next step in Gangway.
notice-connection-failed = The connection didn’t become available. Gangway says why, and what to do.
notice-deployment-succeeded = The pipeline is deployed, and its first run succeeded.
notice-deployment-failed = The deployment failed. Gangway says why, and what to do.
notice-run-succeeded = The run succeeded.
notice-run-failed = The run failed. Gangway says at which stage, why, and what to do.
notice-tear-down-succeeded = Everything that was to be deleted at AWS is gone.
notice-tear-down-failed = Not everything could be deleted at AWS. Gangway says what is left, and what to do.
