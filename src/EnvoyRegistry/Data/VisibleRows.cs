using System.Linq.Expressions;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

namespace EnvoyRegistry.Data;

/// <summary>
/// Hides from each viewer what <see cref="IVisibleRows{TRow}"/> says, in every query of those entities: a resolver's, a
/// mutation's, and where another entity leads to them. The one way past it is <c>IgnoreQueryFilters</c>. They are EF's
/// query filters, put on the finished model and not on the mappings: of a model that has them EF can compile nothing
/// beforehand.
/// </summary>
sealed class VisibleRows(
    ModelRuntimeInitializerDependencies dependencies, RelationalModelRuntimeInitializerDependencies relational)
    : RelationalModelRuntimeInitializer(dependencies, relational)
{
    const string Hidden = "VisibleRows:Hidden";

    static readonly Lock s_one = new();

    static readonly (Type Row, LambdaExpression Visible)[] s_visible =
    [
        .. from type in typeof(RegistryDb).Assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false }
           from rows in type.GetInterfaces()
           where rows.IsGenericType && rows.GetGenericTypeDefinition() == typeof(IVisibleRows<>)
           select (rows.GenericTypeArguments[0], (LambdaExpression)rows.GetProperty(nameof(IVisibleRows<>.Visible))!
               .GetValue(Activator.CreateInstance(type))!),
    ];

    /// <summary>The entities of which a viewer may be shown less than all.</summary>
    public static IEnumerable<Type> Entities => s_visible.Select(of => of.Row);

    /// <summary>EF asks it for every model before a query of it, be it compiled or made of the mappings.</summary>
    public static void Hide(DbContextOptionsBuilder options) =>
        options.ReplaceService<IModelRuntimeInitializer, VisibleRows>();

    /// <exception cref="InvalidOperationException">A query would be made over which nothing is hidden.</exception>
    public static void RefuseOtherModels(IModel model)
    {
        if (model.FindRuntimeAnnotation(Hidden) is null)
            throw new InvalidOperationException(
                $"Options of a {nameof(RegistryDb)} go through {nameof(VisibleRows)}.{nameof(Hide)}, " +
                "or every row is seen.");
    }

#pragma warning disable EF1001 // EF has no public door to the filters of a finished model.
    public override IModel Initialize(
        IModel model,
        bool designTime = true,
        IDiagnosticsLogger<DbLoggerCategory.Model.Validation>? validationLogger = null)
    {
        var finished = base.Initialize(model, designTime, validationLogger);
        // The model of the design is not asked for rows, but EF keeps the one that is beside it.
        var asked = designTime
            ? (IModel?)finished.FindRuntimeAnnotationValue(CoreAnnotationNames.ReadOnlyModel) : finished;
        // EF's migrations have a model of their own.
        if (asked is RuntimeModel && asked.FindEntityType(typeof(RegisterState)) is not null)
            HideOnce(asked);
        return finished;
    }

    // A compiled model is the process's, and two threads may come for it at once: neither goes on before all is hidden.
    static void HideOnce(IModel model)
    {
        lock (s_one)
        {
            if (model.FindRuntimeAnnotation(Hidden) is not null)
                return;
            foreach (var (row, visible) in s_visible)
                Put(model, row, visible);
            model.AddRuntimeAnnotation(Hidden, true);
        }
    }

    static void Put(IModel model, Type row, LambdaExpression visible)
    {
        var entity = model.FindEntityType(row) as RuntimeEntityType
            ?? throw new InvalidOperationException($"{row.Name} says who sees its rows, and is not mapped.");
        entity.SetAnnotation(CoreAnnotationNames.QueryFilter, new QueryFilterCollection(
            [new RuntimeQueryFilter(row.Name, ViewerExpressions.OfAnyContext(visible))]));
        // By the door that queries take: were it another one some day, nothing is read.
        if (((IReadOnlyEntityType)entity).GetDeclaredQueryFilters().Count is 0)
            throw new InvalidOperationException($"The rows of {row.Name} that a viewer may not see are not hidden.");
    }
#pragma warning restore EF1001
}
