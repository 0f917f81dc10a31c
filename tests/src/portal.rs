//! A stand-in of IAM Identity Center's portal: registrations, the page for a person, tokens, roles, and who a role is.
//! It verifies what AWS verifies, the proof of an authorization code among it, and can be told to misbehave.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use url::{Url, form_urlencoded};

/// What the portal's page sends the browser back with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PersonsAnswer {
    /// The code.
    #[default]
    Yes,
    /// `access_denied`.
    No,
    /// A code for a question that nobody asked.
    OtherState,
    /// The portal's own failure.
    ServerError,
}

/// What a question for the token of a device code is answered with, before the person's yes counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceAnswer {
    /// `AuthorizationPendingException`
    Pending,
    /// `SlowDownException`
    SlowDown,
    /// `ExpiredTokenException`
    Expired,
    /// `AccessDeniedException`
    Denied,
    /// A sign-in page of a hotel.
    OfAnother,
}

/// How the portal behaves.
#[derive(Clone, Debug)]
pub struct Behavior {
    /// What the person presses.
    pub person: PersonsAnswer,
    /// For the next questions of a device code, in this order; then it is pending until somebody said yes.
    pub device: Vec<DeviceAnswer>,
    /// Seconds until a new registration runs out.
    pub registration_lasts: i64,
    /// Seconds until a device code runs out.
    pub device_lasts: i64,
    /// Seconds until a token runs out.
    pub token_lasts: i64,
    /// What is given as the address of a device code, in place of the own one.
    pub device_page: Option<String>,
    /// Paths that are answered with this whole HTTP answer.
    pub spoiled: HashMap<&'static str, String>,
}

impl Default for Behavior {
    fn default() -> Self {
        Self {
            person: PersonsAnswer::Yes,
            device: Vec::new(),
            registration_lasts: 90 * 24 * 3600,
            device_lasts: 600,
            token_lasts: 28_800,
            device_page: None,
            spoiled: HashMap::new(),
        }
    }
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct HeardRequest {
    /// `POST /token`, without its query.
    pub what: String,
    /// Its whole text.
    pub text: String,
    /// When it was there.
    pub at: Instant,
}

#[derive(Default)]
struct World {
    behavior: Behavior,
    heard: Vec<HeardRequest>,
    counter: u32,
    /// Ids of registered clients, with their secrets and whether they may use authorization codes.
    clients: HashMap<String, (String, bool)>,
    /// Codes, with what they are good for.
    codes: HashMap<String, CodeGrant>,
    /// Device codes, with their user codes.
    device_codes: HashMap<String, String>,
    /// User codes to which somebody said yes.
    allowed: Vec<String>,
    tokens: Vec<String>,
    /// What renews tokens, each once.
    refresh_tokens: Vec<String>,
}

struct CodeGrant {
    client: String,
    challenge: String,
    redirect_uri: String,
}

/// A portal that answers until this value ends.
pub struct Portal {
    origin: String,
    world: Arc<Mutex<World>>,
    work: JoinHandle<()>,
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.work.abort();
    }
}

impl Portal {
    /// Answers on a free port.
    ///
    /// # Panics
    /// When none is free.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("a port"));
        let world = Arc::new(Mutex::new(World::default()));
        let (shared, own) = (Arc::clone(&world), origin.clone());
        let work = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, Arc::clone(&shared), own.clone()));
            }
        });
        Self { origin, world, work }
    }

    /// `http://127.0.0.1:PORT`
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The variables by which the AWS CLI and Gangway ask this portal.
    #[must_use]
    pub fn variables(&self) -> Vec<(String, String)> {
        let names = ["AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_SSO_OIDC", "AWS_ENDPOINT_URL_STS"];
        names.map(|name| (name.to_owned(), self.origin.clone())).into()
    }

    /// The AWS configuration of somebody who signs in here: the profiles `p` and `q` of one session, `old` of the older
    /// form, `role` with a role that is assumed with `p`, and `keys`, which signs in nowhere.
    #[must_use]
    pub fn configuration(&self) -> String {
        let role = "sso_account_id = 111122223333\nsso_role_name = Dev\nregion = eu-central-1\n";
        let origin = &self.origin;
        format!(
            "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = {origin}/start\n\
             sso_registration_scopes = sso:account:access\n\
             [profile p]\nsso_session = s\n{role}[profile q]\nsso_session = s\n{role}\
             [profile old]\nsso_region = eu-west-1\nsso_start_url = {origin}/older\n{role}\
             [profile role]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = p\n\
             [profile keys]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n"
        )
    }

    /// Changes how it behaves from now on.
    pub fn behave(&self, change: impl FnOnce(&mut Behavior)) {
        change(&mut self.world().behavior);
    }

    /// AWS forgets all clients.
    pub fn forget_clients(&self) {
        self.world().clients.clear();
    }

    /// Every request to `POST /token` or the like.
    #[must_use]
    pub fn heard(&self, what: &str) -> Vec<HeardRequest> {
        self.world().heard.iter().filter(|request| request.what == what).cloned().collect()
    }

    fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.world)
    }
}

fn lock(world: &Mutex<World>) -> MutexGuard<'_, World> {
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn converse(mut stream: TcpStream, world: Arc<Mutex<World>>, origin: String) {
    let Some(text) = request(&mut stream).await else { return };
    let answer = lock(&world).answer(&text, &origin);
    let _ = stream.write_all(answer.as_bytes()).await;
    let _ = stream.shutdown().await;
}

/// A request with its whole body.
pub(crate) async fn request(stream: &mut (impl AsyncRead + Unpin)) -> Option<String> {
    let mut bytes = Vec::new();
    let mut some = [0; 16_384];
    loop {
        let count = stream.read(&mut some).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&some[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let lengths = head.lines().filter_map(|line| line.split_once(": "));
        let mut lengths = lengths.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        if body.len() >= lengths.next().and_then(|(_, length)| length.parse().ok()).unwrap_or(0) {
            return Some(text);
        }
    }
}

/// A whole answer as AWS gives it.
#[must_use]
pub fn answer(status: u16, media: &str, more: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} x\r\nx-amzn-requestid: 1\r\ncontent-type: {media}\r\n{more}content-length: {}\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    )
}

/// What a hotel answers in the portal's place.
#[must_use]
pub fn of_another() -> String {
    let body = "<html>Welcome to our hotel</html>";
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn ok(body: &Value) -> String {
    answer(200, "application/json", "", &body.to_string())
}

fn refused(status: u16, code: &str, error: &str) -> String {
    let body = json!({ "error": error, "error_description": error });
    answer(status, "application/json", &format!("x-amzn-errortype: {code}\r\n"), &body.to_string())
}

impl World {
    fn answer(&mut self, text: &str, origin: &str) -> String {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let line = head.lines().next().unwrap_or_default();
        let target = line.split(' ').nth(1).unwrap_or_default();
        let method = line.split(' ').next().unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let what = format!("{method} {path}");
        self.heard.push(HeardRequest { what: what.clone(), text: text.to_owned(), at: Instant::now() });
        if let Some(spoiled) = self.behavior.spoiled.get(path) {
            return spoiled.clone();
        }
        let query: HashMap<String, String> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let question: Value = serde_json::from_str(body).unwrap_or_default();
        match what.as_str() {
            "POST /client/register" => self.register(&question),
            "GET /authorize" => self.authorize(&query),
            "POST /device_authorization" => self.authorize_device(&question, origin),
            "GET /device" => {
                self.allowed.extend(query.get("user_code").cloned());
                answer(200, "text/plain", "", "allowed")
            }
            "POST /token" => self.token(&question),
            "GET /federation/credentials" => self.role(head),
            "POST /" if body.contains("Action=GetCallerIdentity") => identity(),
            _ => answer(404, "text/plain", "", ""),
        }
    }

    fn new_id(&mut self, kind: &str) -> String {
        self.counter += 1;
        format!("hunter2-{kind}-{}", self.counter)
    }

    fn register(&mut self, question: &Value) -> String {
        let with_code = question.get("grantTypes").is_some();
        let whole = question["clientType"] == "public"
            && question["clientName"].as_str().is_some_and(|name| !name.is_empty())
            && (!with_code
                || question["redirectUris"] == json!(["http://127.0.0.1/oauth/callback"])
                    && question["grantTypes"] == json!(["authorization_code", "refresh_token"])
                    && question["issuerUrl"].as_str().is_some_and(|url| url.ends_with("/start"))
                    && question["scopes"] == json!(["sso:account:access"]));
        if !whole {
            return refused(400, "InvalidClientMetadataException", "invalid_client_metadata");
        }
        let (id, secret) = (self.new_id("client"), self.new_id("secret"));
        self.clients.insert(id.clone(), (secret.clone(), with_code));
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed());
        let end = now + self.behavior.registration_lasts;
        ok(&json!({ "clientId": id, "clientSecret": secret, "clientIdIssuedAt": now, "clientSecretExpiresAt": end }))
    }

    /// The page, on which the person has pressed already.
    fn authorize(&mut self, query: &HashMap<String, String>) -> String {
        let get = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
        let redirect = Url::parse(get("redirect_uri")).ok().filter(|url| {
            url.scheme() == "http" && url.host_str() == Some("127.0.0.1") && url.path() == "/oauth/callback"
        });
        let known = self.clients.get(get("client_id")).is_some_and(|(_, with_code)| *with_code);
        let asked = [("response_type", "code"), ("code_challenge_method", "S256"), ("scopes", "sso:account:access")];
        let whole = asked.iter().all(|(name, value)| get(name) == *value);
        let (Some(mut redirect), true, true, 43) = (redirect, known, whole, get("code_challenge").len()) else {
            return answer(400, "text/plain", "", "not a question of a client of this portal");
        };
        let code = self.new_id("code");
        let grant = CodeGrant {
            client: get("client_id").to_owned(),
            challenge: get("code_challenge").to_owned(),
            redirect_uri: get("redirect_uri").to_owned(),
        };
        self.codes.insert(code.clone(), grant);
        let (state, other) = (get("state"), "00000000-0000-4000-8000-000000000000");
        let said: &[(&str, &str)] = match self.behavior.person {
            PersonsAnswer::Yes => &[("code", &code), ("state", state)],
            PersonsAnswer::OtherState => &[("code", &code), ("state", other)],
            PersonsAnswer::No => &[("error", "access_denied"), ("state", state)],
            PersonsAnswer::ServerError => {
                &[("error", "server_error"), ("error_description", "Something is on fire"), ("state", state)]
            }
        };
        redirect.query_pairs_mut().extend_pairs(said);
        answer(302, "text/plain", &format!("location: {redirect}\r\n"), "")
    }

    fn is_client(&self, question: &Value) -> bool {
        let id = question["clientId"].as_str().unwrap_or_default();
        self.clients.get(id).is_some_and(|(secret, _)| question["clientSecret"] == *secret)
    }

    fn authorize_device(&mut self, question: &Value, origin: &str) -> String {
        if !self.is_client(question) {
            return refused(401, "InvalidClientException", "invalid_client");
        }
        let (device, user) = (self.new_id("device"), format!("ABCD-{:04}", self.counter));
        self.device_codes.insert(device.clone(), user.clone());
        let page = self.behavior.device_page.clone().unwrap_or_else(|| format!("{origin}/device"));
        ok(&json!({
            "deviceCode": device, "userCode": user, "verificationUri": page,
            "verificationUriComplete": format!("{page}?user_code={user}"),
            "expiresIn": self.behavior.device_lasts, "interval": 1,
        }))
    }

    fn token(&mut self, question: &Value) -> String {
        if !self.is_client(question) {
            return refused(401, "InvalidClientException", "invalid_client");
        }
        let text = |name: &str| question[name].as_str().unwrap_or_default().to_owned();
        match question["grantType"].as_str().unwrap_or_default() {
            "authorization_code" => {
                // a code is good once, whoever brings it
                let Some(grant) = self.codes.remove(&text("code")) else {
                    return refused(400, "InvalidGrantException", "invalid_grant");
                };
                let proved = URL_SAFE_NO_PAD.encode(Sha256::digest(text("codeVerifier").as_bytes())) == grant.challenge;
                if !proved || grant.client != text("clientId") || grant.redirect_uri != text("redirectUri") {
                    return refused(400, "InvalidGrantException", "invalid_grant");
                }
            }
            "urn:ietf:params:oauth:grant-type:device_code" => {
                let Some(user) = self.device_codes.get(&text("deviceCode")).cloned() else {
                    return refused(400, "InvalidGrantException", "invalid_grant");
                };
                let pending = !self.allowed.contains(&user);
                let next = if self.behavior.device.is_empty() {
                    pending.then_some(DeviceAnswer::Pending)
                } else {
                    Some(self.behavior.device.remove(0))
                };
                match next {
                    None => {}
                    Some(DeviceAnswer::Pending) => {
                        return refused(400, "AuthorizationPendingException", "authorization_pending");
                    }
                    Some(DeviceAnswer::SlowDown) => return refused(400, "SlowDownException", "slow_down"),
                    Some(DeviceAnswer::Expired) => return refused(400, "ExpiredTokenException", "expired_token"),
                    Some(DeviceAnswer::Denied) => return refused(400, "AccessDeniedException", "access_denied"),
                    Some(DeviceAnswer::OfAnother) => return of_another(),
                }
            }
            "refresh_token" => {
                let brought = text("refreshToken");
                let Some(at) = self.refresh_tokens.iter().position(|known| *known == brought) else {
                    return refused(400, "InvalidGrantException", "invalid_grant");
                };
                self.refresh_tokens.remove(at);
            }
            _ => return refused(400, "UnsupportedGrantTypeException", "unsupported_grant_type"),
        }
        let (token, refresh) = (self.new_id("token"), self.new_id("refresh"));
        self.tokens.push(token.clone());
        self.refresh_tokens.push(refresh.clone());
        let lasts = self.behavior.token_lasts;
        ok(&json!({ "accessToken": token, "refreshToken": refresh, "expiresIn": lasts, "tokenType": "Bearer" }))
    }

    fn role(&self, head: &str) -> String {
        let brought = head.lines().filter_map(|line| line.split_once(": "));
        let mut brought = brought.filter(|(name, _)| name.eq_ignore_ascii_case("x-amz-sso_bearer_token"));
        if !brought.any(|(_, token)| self.tokens.iter().any(|known| known == token)) {
            return refused(401, "UnauthorizedException", "Session token not found or invalid");
        }
        ok(&json!({ "roleCredentials": {
            "accessKeyId": "ASIAIOSFODNN7EXAMPLE", "secretAccessKey": "hunter2-secret-key", "sessionToken": "hunter2-session",
            "expiration": 4_102_444_800_000_u64,
        }}))
    }
}

fn identity() -> String {
    let result = "<Arn>arn:aws:sts::111122223333:assumed-role/Dev/me</Arn><Account>111122223333</Account>";
    let result = format!("<GetCallerIdentityResult>{result}</GetCallerIdentityResult>");
    answer(200, "text/xml", "", &format!("<GetCallerIdentityResponse>{result}</GetCallerIdentityResponse>"))
}

/// Opens an address as a browser does: the page to which it leads at last, its head included.
///
/// # Panics
/// When it leads nowhere.
pub async fn browse(address: &str) -> String {
    let mut next = address.to_owned();
    for _ in 0..5 {
        let url = Url::parse(&next).expect("an address");
        let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let page = crate::http::exchange(&url.origin().ascii_serialization(), &format!("GET {target}"), &[], "").await;
        let moved = page.lines().find_map(|line| line.strip_prefix("location: ")).map(str::to_owned);
        match moved {
            Some(location) => next = location,
            None => return page,
        }
    }
    panic!("{address} leads round in a circle");
}
