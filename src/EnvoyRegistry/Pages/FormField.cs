namespace EnvoyRegistry.Pages;

/// <summary>How a field is filled in.</summary>
public enum InputKind
{
    Line,
    Text,
    Email,
    Number,

    /// <summary>Written as people write days; see <see cref="WrittenDay"/>.</summary>
    Day,

    /// <summary>A day and a time of day, by the clock of the ASEAN Secretariat.</summary>
    Instant,

    /// <summary>One of a list that folds out.</summary>
    Choice,

    /// <summary>One of a few that all stand there.</summary>
    Radios,

    /// <summary>One of many, found by typing.</summary>
    Suggested,

    /// <summary>Any of a few.</summary>
    Ticks,

    /// <summary>Yes when it is ticked.</summary>
    Tick,

    /// <summary>Several in a text, one a line.</summary>
    Lines,

    Telephone,

    /// <summary>A day, by the calendar that the browser has; it can be written as <see cref="Day"/> too.</summary>
    PickedDay,

    /// <summary>A file, sent in base64. It is not kept when a form is shown again.</summary>
    File,

    /// <summary>One of a few, each on a button that sends the form. A form has one such field at most.</summary>
    Buttons,
}

/// <summary>A field of a form.</summary>
/// <param name="Name">
/// Where its value stands in the input of the mutation, from the outside in: <c>area.name</c>,
/// <c>offers.0.to.person</c>.
/// By the same path the API tells what is wrong with it.
/// </param>
/// <param name="Label">What is asked for.</param>
public sealed record FormField(string Name, string Label, InputKind Kind = InputKind.Line)
{
    /// <summary>How to write it, or what it is for.</summary>
    public string? Hint { get; init; }

    /// <summary>What stands there before anything is filled in; of an instant <c>14 March 2027 17:00</c>.</summary>
    public string? Value { get; init; }

    /// <summary>May be left empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// The field of this name is what it adds to, in the same row: it counts only where that one is filled in.
    /// </summary>
    public string? With { get; init; }

    /// <summary>What this field and those next to it of the same section are about, together.</summary>
    public string? Section { get; init; }

    /// <summary>Whether it goes without saying that it may be left empty, as in a row of several.</summary>
    public bool Plain { get; init; }

    /// <summary>The rule of the ARF that asks for it, such as <c>R17</c>.</summary>
    public string? Rule { get; init; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>For whoever fills in forms again and again (WCAG 1.3.5), such as <c>email</c>.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Left empty, it takes back what stood there; else what is left out stays.</summary>
    public bool Clears { get; init; }

    /// <summary>Whether its section is folded up, being seldom needed.</summary>
    public bool Folds { get; init; }

    /// <summary>How many lines of a text are seen at once.</summary>
    public int Height { get; init; } = 4;

    internal string Id => $"f-{Name.Replace('.', '-')}";
}

/// <param name="Value">What is sent.</param>
/// <param name="Text">What is read.</param>
/// <param name="Group">The heading it stands under, where the list has some.</param>
public sealed record Option(string Value, string Text, string? Group = null);
