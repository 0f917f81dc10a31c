//! The addresses from which AWS CodeConnections reaches a server over the internet. Source: developer tools guide,
//! "Connections IP addresses".

/// By Region.
const OF_REGIONS: &[(&str, &[&str])] = &[
    ("us-east-1", &["3.216.216.90", "3.216.243.220", "3.217.241.85"]),
    ("us-east-2", &["18.217.188.190", "18.218.158.91", "18.220.4.80"]),
    ("us-west-1", &["52.52.16.175", "52.8.63.87"]),
    ("us-west-2", &["35.160.210.199", "54.71.206.108", "54.71.36.205"]),
    ("ca-central-1", &["15.222.219.210", "35.182.166.138", "99.79.111.198"]),
    ("sa-east-1", &["18.229.77.26", "54.233.226.52", "54.233.207.69"]),
    ("eu-west-1", &["34.242.64.82", "52.18.37.201", "54.77.75.62"]),
    ("eu-west-2", &["3.9.97.205", "35.177.150.185", "35.177.200.225"]),
    ("eu-west-3", &["35.181.127.138", "35.181.145.22", "35.181.20.200"]),
    ("eu-central-1", &["18.196.145.164", "3.121.252.59", "52.59.104.195"]),
    ("eu-north-1", &["13.48.66.148", "13.48.8.79", "13.53.78.182"]),
    ("eu-south-1", &["18.102.28.105", "18.102.35.130", "18.102.8.116"]),
    ("ap-northeast-1", &["52.196.132.231", "54.95.133.227", "18.181.13.91"]),
    ("ap-northeast-2", &["13.125.8.239", "13.209.223.177", "3.37.200.23"]),
    ("ap-southeast-1", &["18.138.171.151", "18.139.22.70", "3.1.157.176"]),
    ("ap-southeast-2", &["13.236.59.253", "52.64.166.86", "54.206.1.112"]),
    ("ap-south-1", &["13.234.199.152", "13.235.29.220", "35.154.230.124"]),
    ("us-gov-east-1", &["18.252.168.157", "18.252.207.77", "18.253.185.119"]),
];

/// Those of a Region; none where the guide names none.
#[must_use]
pub fn of_connections(region: &str) -> &'static [&'static str] {
    OF_REGIONS.iter().find(|(id, _)| *id == region).map_or(&[], |(_, addresses)| addresses)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;
    use crate::regions;

    #[test]
    fn every_region_has_addresses() {
        for region in regions::ALL {
            let addresses = of_connections(region.id);
            assert!(!addresses.is_empty(), "{}", region.id);
            assert!(addresses.iter().all(|address| address.parse::<Ipv4Addr>().is_ok()), "{}", region.id);
        }
        assert_eq!(OF_REGIONS.len(), regions::ALL.len());
        assert!(of_connections("mars-1").is_empty());
    }
}
