//! The Regions in which connections, pipelines with a source action for them, and builds all exist; and the partitions.
//!
//! Sources: AWS General Reference, "AWS CodeConnections endpoints and quotas"; botocore's endpoints of the older twin;
//! the CloudFormation registry; CodePipeline's guide for the source action. They agree on these 17 + 1.

/// A Region to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// E.g. `eu-central-1`.
    pub id: &'static str,
    /// AWS's English name of the place, e.g. `Europe (Frankfurt)`.
    pub name: &'static str,
    /// Which partition.
    pub partition: &'static str,
    /// Opt-in: its connections can't be used from other Regions, nor others' from here.
    pub isolated: bool,
}

const fn region(id: &'static str, name: &'static str) -> Region {
    Region { id, name, partition: "aws", isolated: false }
}

/// All of them, as AWS's console orders them: by continent, then place.
pub const ALL: &[Region] = &[
    region("us-east-1", "US East (N. Virginia)"),
    region("us-east-2", "US East (Ohio)"),
    region("us-west-1", "US West (N. California)"),
    region("us-west-2", "US West (Oregon)"),
    region("ap-south-1", "Asia Pacific (Mumbai)"),
    region("ap-northeast-2", "Asia Pacific (Seoul)"),
    region("ap-southeast-1", "Asia Pacific (Singapore)"),
    region("ap-southeast-2", "Asia Pacific (Sydney)"),
    region("ap-northeast-1", "Asia Pacific (Tokyo)"),
    region("ca-central-1", "Canada (Central)"),
    region("eu-central-1", "Europe (Frankfurt)"),
    region("eu-west-1", "Europe (Ireland)"),
    region("eu-west-2", "Europe (London)"),
    Region { isolated: true, ..region("eu-south-1", "Europe (Milan)") },
    region("eu-west-3", "Europe (Paris)"),
    region("eu-north-1", "Europe (Stockholm)"),
    region("sa-east-1", "South America (São Paulo)"),
    Region { partition: "aws-us-gov", ..region("us-gov-east-1", "AWS GovCloud (US-East)") },
];

/// A Region by its id; none when the journey doesn't work there.
#[must_use]
pub fn of(id: &str) -> Option<&'static Region> {
    ALL.iter().find(|region| region.id == id)
}

/// A part of AWS with its own accounts and its own domains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    /// As ARNs spell it.
    pub id: &'static str,
    /// What its Regions' ids begin with; the commercial partition is what remains.
    prefix: &'static str,
    /// The Region that no account can switch off.
    pub main_region: &'static str,
    /// Suffix of service endpoints and principals' hosts.
    pub dns_suffix: &'static str,
    /// Domain of its console, after `{region}.console.`.
    pub console: &'static str,
}

/// Source: botocore's partitions; console domains as used by aws-vault.
pub const PARTITIONS: &[Partition] = &[
    Partition {
        id: "aws-us-gov",
        prefix: "us-gov-",
        main_region: "us-gov-west-1",
        dns_suffix: "amazonaws.com",
        console: "amazonaws-us-gov.com",
    },
    Partition {
        id: "aws-cn",
        prefix: "cn-",
        main_region: "cn-north-1",
        dns_suffix: "amazonaws.com.cn",
        console: "amazonaws.cn",
    },
    Partition {
        id: "aws",
        prefix: "",
        main_region: "us-east-1",
        dns_suffix: "amazonaws.com",
        console: "aws.amazon.com",
    },
];

/// The partition of any Region id, also of one where the journey doesn't work.
#[must_use]
pub fn partition(region: &str) -> &'static Partition {
    const COMMERCIAL: &Partition = &PARTITIONS[2];
    PARTITIONS.iter().find(|partition| region.starts_with(partition.prefix)).unwrap_or(COMMERCIAL)
}

/// Longest id among the Regions: names that hold a Region are reckoned with it.
pub const LONGEST_ID: usize = "ap-northeast-1".len();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_stands_once_and_in_its_partition() {
        for (index, region) in ALL.iter().enumerate() {
            assert!(ALL.iter().skip(index + 1).all(|other| other.id != region.id), "{}", region.id);
            assert_eq!(partition(region.id).id, region.partition);
            assert!(region.id.len() <= LONGEST_ID);
        }
        assert_eq!(ALL.iter().filter(|region| region.partition == "aws").count(), 17);
    }

    #[test]
    fn regions_without_the_source_action_are_not_offered() {
        for id in ["ap-east-1", "us-gov-west-1", "cn-north-1", "me-south-1", "nowhere", ""] {
            assert_eq!(of(id), None, "{id}");
        }
        assert_eq!(partition("cn-north-1").id, "aws-cn");
        assert_eq!(partition("anything").id, "aws");
    }
}
