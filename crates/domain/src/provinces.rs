//! The twelve provinces, and where each stands on a map of tiles.

/// A province.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Province {
    /// Its official code, such as `PV26`.
    pub code: &'static str,
    /// Its name, as the list of organisations writes it.
    pub name: &'static str,
    /// Two letters, for where there is no room for more.
    pub letters: &'static str,
    /// Its column on the map, from the west.
    pub column: u8,
    /// Its row on the map, from the north.
    pub row: u8,
}

/// All of them: from north to south, and in a row from west to east.
pub const PROVINCES: [Province; 12] = [
    province("PV21", "Fryslân", "FR", 2, 0),
    province("PV20", "Groningen", "GR", 3, 0),
    province("PV27", "Noord-Holland", "NH", 1, 1),
    province("PV24", "Flevoland", "FL", 2, 1),
    province("PV22", "Drenthe", "DR", 3, 1),
    province("PV28", "Zuid-Holland", "ZH", 0, 2),
    province("PV26", "Utrecht", "UT", 1, 2),
    province("PV25", "Gelderland", "GE", 2, 2),
    province("PV23", "Overijssel", "OV", 3, 2),
    province("PV29", "Zeeland", "ZE", 0, 3),
    province("PV30", "Noord-Brabant", "NB", 1, 3),
    province("PV31", "Limburg", "LI", 2, 3),
];

const fn province(
    code: &'static str,
    name: &'static str,
    letters: &'static str,
    column: u8,
    row: u8,
) -> Province {
    Province { code, name, letters, column, row }
}

impl Province {
    /// The province of a code; none for any other text.
    pub fn of_code(code: &str) -> Option<&'static Self> {
        PROVINCES.iter().find(|province| province.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_province_has_a_tile_of_its_own() {
        let mut places: Vec<_> = PROVINCES.iter().map(|province| (province.row, province.column)).collect();
        assert!(places.is_sorted(), "read from north to south");
        places.dedup();
        assert_eq!(places.len(), 12);
        assert_eq!(Province::of_code("PV26").map(|province| province.name), Some("Utrecht"));
        assert_eq!(Province::of_code("GM0344"), None);
    }
}
