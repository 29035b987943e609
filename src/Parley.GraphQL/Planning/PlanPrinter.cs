using System.Globalization;
using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Planning;

/// <summary>An operation's plan as text: where each field comes from, and the statements with their SQL.</summary>
/// <param name="Plan">A line a field. A statement is named by its number, a cell by its column's.</param>
/// <param name="Statements">In the order of their numbers, from 1.</param>
public sealed record PlanText(string Plan, IReadOnlyList<string> Statements);

/// <summary>Writes a <see cref="PlanText"/>.</summary>
sealed class PlanPrinter
{
    readonly StringBuilder _text = new();
    readonly List<string> _statements = [];
    int _indent;

    public static PlanText Print(OperationPlan plan)
    {
        var printer = new PlanPrinter();
        printer.Line($"{Printer.Keyword(plan.Operation.Operation)} {plan.Operation.Name?.Value}".TrimEnd());
        printer.Object(plan.Root);
        return new PlanText(printer._text.ToString(), printer._statements);
    }

    public void Object(ObjectPlan plan)
    {
        _indent++;
        foreach (var field in plan.Fields)
            Field(field);
        _indent--;
    }

    public void Field(FieldPlan field)
    {
        var seen = field.VisibleColumn < 0 ? "" : $" (seen where {field.VisibleColumn})";
        field.Print(this, field.Group.ResponseName + Guarded(field.Guards) + seen);
    }

    public void Select(string what, Select select)
    {
        Line($"{what} {select.Object.Type} of {Number(select.Statement)}{By(select.Key)}");
        Object(select.Object);
    }

    public void Inside(Action print)
    {
        _indent++;
        print();
        _indent--;
    }

    public string Number(Statement statement)
    {
        _statements.Add(statement.ToString());
        return string.Create(CultureInfo.InvariantCulture, $"statement {_statements.Count}");
    }

    public static string Guarded(Guard[] guards) => guards is [] ? "" : " (guarded)";

    public static string By(KeySource? key) => key switch
    {
        null => "",
        { OfValue: null } cell => string.Create(CultureInfo.InvariantCulture, $" by cell {cell.Column}"),
        _ => " by the value's key",
    };

    public void Line(string text) => _text.Append(' ', _indent * 2).Append(text).Append('\n');
}
