// Our face: the accent of the icon on Cloudscape's components. theme.css is made from this by `npm run gen`, because
// Cloudscape's own way at run time would insert a <style>, which the window's policy forbids.

const accent = { light: "#0f766e", dark: "#2dd4bf" };
const accentStrong = { light: "#115e59", dark: "#5eead4" };
const tint = { light: "#effaf8", dark: "#0d2b2a" };
const onAccent = { light: "#ffffff", dark: "#042f2e" };

export const theme = {
  tokens: {
    fontFamilyBase: "var(--sans)",
    fontFamilyMonospace: "var(--mono)",
    colorTextAccent: accent,
    colorTextLinkDefault: accent,
    colorTextLinkHover: accentStrong,
    colorTextButtonNormalDefault: accent,
    colorTextButtonNormalHover: accentStrong,
    colorTextButtonNormalActive: accentStrong,
    colorTextButtonLinkDefault: accent,
    colorTextButtonLinkHover: accentStrong,
    colorTextButtonLinkActive: accentStrong,
    colorBorderButtonNormalDefault: accent,
    colorBorderButtonNormalHover: accentStrong,
    colorBorderButtonNormalActive: accentStrong,
    colorBackgroundButtonNormalHover: tint,
    colorBackgroundButtonNormalActive: tint,
    colorBackgroundButtonLinkHover: tint,
    colorBackgroundButtonLinkActive: tint,
    colorBackgroundButtonPrimaryDefault: accent,
    colorBackgroundButtonPrimaryHover: accentStrong,
    colorBackgroundButtonPrimaryActive: accentStrong,
    colorTextButtonPrimaryDefault: onAccent,
    colorTextButtonPrimaryHover: onAccent,
    colorTextButtonPrimaryActive: onAccent,
    colorBackgroundControlChecked: accent,
    colorBackgroundItemSelected: tint,
    colorBackgroundDropdownItemSelected: tint,
    colorBorderItemSelected: accent,
    colorBorderItemFocused: accent,
    colorBorderInputFocused: accent,
    colorBorderDropdownItemFocused: accent,
    colorBackgroundSegmentActive: accent,
    colorTextSegmentHover: accentStrong,
    colorBackgroundLayoutToggleSelectedDefault: accent,
  },
};
