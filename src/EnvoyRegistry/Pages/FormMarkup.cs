namespace EnvoyRegistry.Pages;

/// <summary>The fields of forms, each under its label.</summary>
static class FormMarkup
{
    /// <param name="type">Of HTML: <c>text</c>, <c>email</c>, <c>number</c>, <c>date</c>, <c>tel</c>.</param>
    public static Markup Input(string name, string label, string? value, string type = "text", bool required = false) =>
        Markup.From($"""
            <p><label for="{name}">{label}</label>
            <input type="{type}" id="{name}" name="{name}" value="{value}"{Flag("required", required)}></p>

            """);

    public static Markup Area(string name, string label, string? value, int rows = 4) => Markup.From($"""
        <p><label for="{name}">{label}</label>
        <textarea id="{name}" name="{name}" rows="{rows}">{Markup.Trusted("\n")}{value}</textarea></p>

        """);

    /// <param name="chosen">The value that is chosen; none of them chooses the first.</param>
    public static Markup Choice(
        string name, string label, string? chosen, IEnumerable<(string Value, string Label)> choices) =>
            Markup.From($"""
        <p><label for="{name}">{label}</label>
        <select id="{name}" name="{name}">{Markup.From(choices.Select(choice =>
            Option(choice.Value, choice.Label, choice.Value == chosen)))}</select></p>

        """);

    static Markup Option(string value, string label, bool isChosen) =>
        Markup.From($"<option value=\"{value}\"{Flag("selected", isChosen)}>{label}</option>");

    public static Markup Check(string name, string label, bool isChecked) => Markup.From($"""
        <p><label><input type="checkbox" name="{name}" value="yes"{Flag("checked", isChecked)}> {label}</label></p>

        """);

    public static Markup Hidden<T>(string name, T value) where T : IFormattable =>
        Markup.From($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n");

    static Markup Flag(string attribute, bool isSet) => isSet ? Markup.Trusted($" {attribute}") : Markup.None;
}
