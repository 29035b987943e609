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

    void Object(ObjectPlan plan)
    {
        _indent++;
        foreach (var field in plan.Fields)
            Field(field);
        _indent--;
    }

    void Field(FieldPlan field)
    {
        var name = field.Group.ResponseName + Guarded(field.Guards)
            + (field.VisibleColumn < 0 ? "" : $" (seen where {field.VisibleColumn})");
        switch (field)
        {
            case ConstantPlan constant:
                Line($"{name}: {Encoding.UTF8.GetString(constant.Json)}");
                break;
            case ColumnPlan column:
                Line($"{name}: cell {column.Column}");
                break;
            case JoinPlan join:
                var condition = join.PresentColumn < 0 ? "" : $" if cell {join.PresentColumn}";
                Line($"{name}: {join.Object.Type} of the same row{condition}");
                Object(join.Object);
                break;
            case SelectPlan select:
                Select($"{name}: {(select is OnePlan ? "at most one" : "every")}", select.Select);
                break;
            case PagePlan page:
                Page(name, page);
                break;
            case NodePlan node:
                Line($"{name}: by {node.ArgumentName}");
                _indent++;
                foreach (var (prefix, (select, guards)) in node.ByPrefix)
                    Select($"{prefix}_…{Guarded(guards)}: at most one", select);
                _indent--;
                break;
            case ValuePlan value:
                Completed($"{name}: {(value.IsConstant ? "kept value" : "value")}", value.Completion);
                break;
            case CellValuePlan made:
                Completed($"{name}: value of cell {made.Column}", made.Completion);
                break;
            case BatchPlan batch:
                Completed($"{name}: batch{By(batch.Key)}", batch.Completion);
                break;
            case RunPlan run:
                Completed($"{name}: method", run.Completion);
                break;
            case StreamPlan stream:
                Completed($"{name}: for each event", stream.Completion);
                break;
            default:
                throw new InvalidOperationException($"{field.GetType().Name} cannot be printed.");
        }
    }

    void Select(string what, Select select)
    {
        Line($"{what} {select.Object.Type} of {Number(select.Statement)}{By(select.Key)}");
        Object(select.Object);
    }

    void Page(string name, PagePlan page)
    {
        if (page.Orders is [var (forward, backward, keys, _)])
            Line(
                $"{name}: page of {Number(forward.FromStart)}, after a cursor {Number(forward.FromCursor)}, from the "
                + $"end {Number(backward.FromStart)}, before a cursor {Number(backward.FromCursor)}{By(page.Key)}, "
                + $"cursor of cells {string.Join(", ", keys)}");
        else
            Line($"{name}: page in one of {page.Orders.Count} orders, of statements made of each request's arguments");
        Connection(page, page.Fields);
    }

    void Connection(PagePlan page, IReadOnlyList<ConnectionFieldPlan> fields)
    {
        _indent++;
        foreach (var field in fields)
        {
            var name = field.Group.ResponseName;
            if (field.Json is not null)
                Line($"{name}: {Encoding.UTF8.GetString(field.Json)}");
            else if (field.Kind == ConnectionField.TotalCount)
                Line($"{name}: count of {Number(page.Count!)}");
            else
                Line($"{name}: {field.Kind}");
            if (field.OfRow is not null)
                Field(field.OfRow);
            if (field.Node is not null)
                Object(field.Node);
            Connection(page, field.Fields);
        }
        _indent--;
    }

    void Completed(string what, Completion completion)
    {
        var lists = 0;
        while (completion is ListCompletion list)
        {
            lists++;
            completion = list.Item;
        }
        what += string.Concat(Enumerable.Repeat(", list", lists));
        switch (completion)
        {
            case ObjectCompletion target:
                Line($"{what} of {target.Object.Type}");
                Object(target.Object);
                break;
            case AbstractCompletion composite:
                Line($"{what} of {composite.Type}");
                _indent++;
                foreach (var plan in composite.Objects.Values)
                {
                    Line($"on {plan.Type}");
                    Object(plan);
                }
                _indent--;
                break;
            default:
                Line(what);
                break;
        }
    }

    string Number(Statement statement)
    {
        _statements.Add(statement.ToString());
        return string.Create(CultureInfo.InvariantCulture, $"statement {_statements.Count}");
    }

    static string Guarded(Guard[] guards) => guards is [] ? "" : " (guarded)";

    static string By(KeySource? key) => key switch
    {
        null => "",
        { OfValue: null } cell => string.Create(CultureInfo.InvariantCulture, $" by cell {cell.Column}"),
        _ => " by the value's key",
    };

    void Line(string text) => _text.Append(' ', _indent * 2).Append(text).Append('\n');
}
