//! The connections of an account, and which one a setup uses.

use gangway_aws::connections::Connection;
use gangway_aws::session::{Service, Session};
use gangway_catalog::arn;
use gangway_catalog::console::Console;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::providers::ProviderType;
use gangway_catalog::quotas::CONNECTION_NAME;
use gangway_setup::check::KnownConnection;
use gangway_store::PartialDocument;

use crate::App;
use crate::setups::StoredSetup;
use crate::views::*;

impl App {
    /// All connections of an account. The service shows the same ones from every Region.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn connections(&self, question: AccountRequest) -> Result<Vec<ConnectionView>, Fault> {
        let AccountRequest { account, region } = question;
        let session = self.access.session(&account, &region).await?;
        let found = session.connections().list().await.map_err(Fault::from)?;
        self.access.known.learn(&account, &region, |learned| {
            learned.connections = Some(found.iter().map(known).collect());
        });
        Ok(self.connection_views(found, &session))
    }

    /// Lets a setup use a connection that exists. Asks the account for it, so that a wrong one is never kept.
    ///
    /// # Errors
    /// [`FaultCode::ConnectionGone`], or as every call of AWS.
    pub async fn use_connection(&self, question: UseConnection) -> Result<SetupView, Fault> {
        let UseConnection { id, arn } = question;
        let (account, region) = Self::chosen(&self.kept(&id)?.place)?;
        self.meet_practice(&account).await?;
        let session = self.access.session(&account, &region).await?;
        let connection = session.connections().get(&arn).await.map_err(|error| {
            if error.not_found() {
                Fault::new(FaultCode::ConnectionGone).with("name", arn.as_str())
            } else {
                error.into()
            }
        })?;
        self.access.known.learn(&account, &region, |learned| {
            let connections = learned.connections.get_or_insert_default();
            connections.retain(|other| other.arn != connection.arn);
            connections.push(known(&connection));
        });
        let mut kept = self.change(&id, |kept| {
            let setup = kept.setup.setup_mut();
            if CONNECTION_NAME.holds(connection.name.chars().count()) {
                setup.connection.name.clone_from(&connection.name);
            }
            if setup.repository.provider.is_none() {
                setup.repository.provider = ProviderType::from_api_name(&connection.provider);
            }
            Ok(())
        })?;
        self.choose_connection(&id, &mut kept, Some(connection.arn))?;
        Ok(self.view(&id, kept))
    }

    /// Connections, each with its page and with the setups here that use it.
    pub(crate) fn connection_views(&self, found: Vec<Connection>, session: &Session) -> Vec<ConnectionView> {
        let users = self.users_of_connections();
        let view = |connection: Connection| {
            let used_by = users.iter().filter(|(arn, _)| *arn == connection.arn).map(|(_, name)| name.clone());
            ConnectionView { used_by: used_by.collect(), ..connection_view(connection, session) }
        };
        found.into_iter().map(view).collect()
    }

    /// Connections with the names of the setups here that use them.
    fn users_of_connections(&self) -> Vec<(String, String)> {
        let setups = self.setups.list().map(|listing| listing.documents).unwrap_or_default();
        let uses = |(id, kept): (String, PartialDocument<StoredSetup>)| {
            // Also where the setup was before: its pipeline there uses it still. The ids of practice accounts repeat.
            let connections = self.records.of(&id).connections.into_iter();
            let connections = connections.filter(|one| self.access.practice.request_of(&one.place).is_some());
            let connections = connections.filter_map(|one| one.arn).collect::<Vec<_>>().into_iter();
            let name = kept.document.setup.into_setup().name;
            connections.map(move |arn| (arn, name.clone()))
        };
        setups.into_iter().flat_map(uses).collect()
    }
}

/// A connection with its page. Who uses it, the setups here say.
pub(crate) fn connection_view(connection: Connection, session: &Session) -> ConnectionView {
    let home = arn::connection(&connection.arn).map_or(session.region(), |arn| arn.region).to_owned();
    ConnectionView {
        address: Console { region: &home, endpoint: session.endpoint(Service::CodeConnections) }
            .connection(&connection.arn),
        provider: ProviderType::from_api_name(&connection.provider),
        region: home,
        used_by: Vec::new(),
        name: connection.name,
        arn: connection.arn,
        status: connection.status,
        host_arn: connection.host_arn,
    }
}

pub(crate) fn known(connection: &Connection) -> KnownConnection {
    KnownConnection {
        arn: connection.arn.clone(),
        name: connection.name.clone(),
        provider: ProviderType::from_api_name(&connection.provider),
        status: connection.status.clone(),
    }
}
