using MudBlazor;

namespace Qrie.Console.Theme;

/// <summary>The console's colours and type, light and dark. <c>console.css</c> builds on the variables made of these.</summary>
internal static class QrieTheme
{
    private static readonly string[] Text = ["Inter Variable", "system-ui", "sans-serif"];

    public static MudTheme Value { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b6e75",
            PrimaryContrastText = "#ffffff",
            Secondary = "#4b5a6b",
            Background = "#f6f7f9",
            BackgroundGray = "#eef1f4",
            Surface = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = "#18222e",
            AppbarBackground = "#ffffff",
            AppbarText = "#18222e",
            TextPrimary = "#18222e",
            TextSecondary = "#556272",
            ActionDefault = "#556272",
            LinesDefault = "#e2e6eb",
            LinesInputs = "#c6ced7",
            TableLines = "#e9ecf0",
            Divider = "#e2e6eb",
            Error = "#b42318",
            Warning = "#92580a",
            Success = "#19703f",
            Info = "#1f5fa8",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#4cc3c4",
            PrimaryContrastText = "#06262a",
            Secondary = "#9fadbc",
            Background = "#0d1117",
            BackgroundGray = "#131922",
            Surface = "#151b24",
            DrawerBackground = "#151b24",
            DrawerText = "#e3e9f0",
            AppbarBackground = "#151b24",
            AppbarText = "#e3e9f0",
            TextPrimary = "#e3e9f0",
            TextSecondary = "#98a6b6",
            ActionDefault = "#98a6b6",
            LinesDefault = "#252e3a",
            LinesInputs = "#3a4656",
            TableLines = "#202833",
            Divider = "#252e3a",
            Error = "#ff8078",
            Warning = "#f0b35a",
            Success = "#62cf93",
            Info = "#79b3f5",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Text, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Text, FontSize = "0.8125rem", FontWeight = "550", LetterSpacing = "normal", TextTransform = "none" },
        },
    };
}
