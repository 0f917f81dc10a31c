//! Certificates of a company's proxy, and servers that show them: valid from 2000 to 2099, made for these tests alone.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

/// Who issues the certificates of the servers.
pub(super) const COMPANY: &str = concat!(
    "MIIBYzCCAQmgAwIBAgIBATAKBggqhkjOPQQDAjAgMR4wHAYDVQQDDBVFeGFtcGxlIENvbXBhbnkgUHJveHkwIBcNMDAwMTAxMDAw",
    "MDAwWhgPMjA5OTEyMzEyMzU5NTlaMCAxHjAcBgNVBAMMFUV4YW1wbGUgQ29tcGFueSBQcm94eTBZMBMGByqGSM49AgEGCCqGSM49",
    "AwEHA0IABOGfje02VqHXtgS27Dtnu04Hf7otxG3+g9Y4TBeyfoPSzvmUdfQjm8jKKNDEk59paJKflpCOxEYp5SJC95MExMujMjAw",
    "MA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYEFNTh93f4Yfpw0il97MXrTaRiAZ59MAoGCCqGSM49BAMCA0gAMEUCICKZ9HW4l0GI",
    "vERT+dPngutesxplaRxd3HhmhW2fuN76AiEA/waT/YPeChUeHNq//8u3+Du17ybiA1/MReA0ZNrowZo=",
);

/// Who issued none of them.
pub(super) const STRANGER: &str = concat!(
    "MIIBTDCB86ADAgECAgECMAoGCCqGSM49BAMCMBUxEzARBgNVBAMMCkEgU3RyYW5nZXIwIBcNMDAwMTAxMDAwMDAwWhgPMjA5OTEy",
    "MzEyMzU5NTlaMBUxEzARBgNVBAMMCkEgU3RyYW5nZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAROogbxi5j+7+vRba+Mjn/I",
    "7YAOAVaH8Ab8dm3JyGFshd0lA364A+6gEW0GzvwvxdRTFRP5y2eVc/XJe8yozeQWozIwMDAPBgNVHRMBAf8EBTADAQH/MB0GA1Ud",
    "DgQWBBQzMX1zyNv8Oj9luOMLWfX3MVTFVDAKBggqhkjOPQQDAgNIADBFAiAKeHuE/t9SbDj6Q1caWJfvqEGvgqDYhEdHtrjgZuOv",
    "UwIhAK9WoqFp1u8qkRaaR0nG7IFRALzs1GnfTKtTJt98cAD7",
);

/// Of `localhost`.
pub(super) const LOCALHOST: &str = concat!(
    "MIIBjjCCATSgAwIBAgIBAzAKBggqhkjOPQQDAjAgMR4wHAYDVQQDDBVFeGFtcGxlIENvbXBhbnkgUHJveHkwIBcNMDAwMTAxMDAw",
    "MDAwWhgPMjA5OTEyMzEyMzU5NTlaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEhbeWfX",
    "kWyT/wob0ezVssOPfscA+eHsXsgnlyadR8aP/yaBs4+jFNT6x7g7vcW6Zrh8QlsO0WSuTft7k5p2rrKjaTBnMAkGA1UdEwQCMAAw",
    "GgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMB0GA1UdDgQWBBQnD5PEoaNbp3D5r5sjLVN3WqxxIDAfBgNVHSMEGDAWgBTU4fd3",
    "+GH6cNIpfezF602kYgGefTAKBggqhkjOPQQDAgNIADBFAiEAyoIAxf3oWQ4ub35dDQ1u65L6EeoZcTlaOy2bmAebba8CIFuu7bSw",
    "ZI6Tkg90vp7aq/0qqWD+qWq/fOuJVwXdWhf7",
);

/// Of `localhost`, until 2001.
pub(super) const EXPIRED: &str = concat!(
    "MIIBizCCATKgAwIBAgIBBDAKBggqhkjOPQQDAjAgMR4wHAYDVQQDDBVFeGFtcGxlIENvbXBhbnkgUHJveHkwHhcNMDAwMTAxMDAw",
    "MDAwWhcNMDEwMTAxMDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARIW3ln15Fs",
    "k/8KG9Hs1bLDj37HAPnh7F7IJ5cmnUfGj/8mgbOPoxTU+se4O73Fuma4fEJbDtFkrk37e5Oadq6yo2kwZzAJBgNVHRMEAjAAMBoG",
    "A1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAdBgNVHQ4EFgQUJw+TxKGjW6dw+a+bIy1Td1qscSAwHwYDVR0jBBgwFoAU1OH3d/hh",
    "+nDSKX3sxetNpGIBnn0wCgYIKoZIzj0EAwIDRwAwRAIgQIqeL0uLqvBMP+VEMdVc6MqrhwchzYpuyxOyBprskMoCID8777VduKMo",
    "iFSXq8Z9b+deHvmrrpHjpHntAd/+5nn5",
);

/// Of `other.example`.
pub(super) const OTHER: &str = concat!(
    "MIIBjTCCATKgAwIBAgIBBTAKBggqhkjOPQQDAjAgMR4wHAYDVQQDDBVFeGFtcGxlIENvbXBhbnkgUHJveHkwIBcNMDAwMTAxMDAw",
    "MDAwWhgPMjA5OTEyMzEyMzU5NTlaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEhbeWfX",
    "kWyT/wob0ezVssOPfscA+eHsXsgnlyadR8aP/yaBs4+jFNT6x7g7vcW6Zrh8QlsO0WSuTft7k5p2rrKjZzBlMAkGA1UdEwQCMAAw",
    "GAYDVR0RBBEwD4INb3RoZXIuZXhhbXBsZTAdBgNVHQ4EFgQUJw+TxKGjW6dw+a+bIy1Td1qscSAwHwYDVR0jBBgwFoAU1OH3d/hh",
    "+nDSKX3sxetNpGIBnn0wCgYIKoZIzj0EAwIDSQAwRgIhAJDzYr2XqJsxfVXkaSSyJuymAHlu8dV7LY2EkEWvo8qwAiEA/SVWzUOC",
    "r02H3N+z9E83FmJSGgdFvJo2BL2R/Z3q6Z8=",
);

/// The key of all servers.
const KEY: &str = concat!(
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAarbjvsrAworz+5AhWoDpAqnwe/CE42WUlJOGhJT3eyhRANCAARI",
    "W3ln15Fsk/8KG9Hs1bLDj37HAPnh7F7IJ5cmnUfGj/8mgbOPoxTU+se4O73Fuma4fEJbDtFkrk37e5Oadq6y",
);

pub(super) fn pem(certificate: &str) -> String {
    format!("-----BEGIN CERTIFICATE-----\n{certificate}\n-----END CERTIFICATE-----\n")
}

/// A server that shows a certificate, and says this once to whoever trusts it. Gives its address.
pub(super) async fn server(certificate: &str, answer: &'static str) -> String {
    let certificate = CertificateDer::from(STANDARD.decode(certificate).unwrap());
    let key = PrivatePkcs8KeyDer::from(STANDARD.decode(KEY).unwrap());
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key.into()).unwrap();
    let acceptor = TlsAcceptor::from(std::sync::Arc::new(config));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let _ = stream.read(&mut [0; 65_536]).await;
            let _ = stream.write_all(answer.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    address
}
