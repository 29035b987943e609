using System.Reflection;
using EnvoyRegistry.Contract;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Audit;

/// <summary>Every <see cref="IMutation{TInput, TPayload}"/> of the service, found by its type.</summary>
sealed class Mutations
{
    static readonly MethodInfo s_bind = typeof(Mutations).GetMethod(
        nameof(BindOne), BindingFlags.Static | BindingFlags.NonPublic)!;

    readonly List<(Type Handler, Type[] InputAndPayload)> _all =
    [
        .. from handler in typeof(Mutations).Assembly.GetTypes()
           where handler is { IsClass: true, IsAbstract: false, IsNested: false }
           from contract in handler.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IMutation<,>)
           select (handler, contract.GetGenericArguments()),
    ];

    public void Register(IServiceCollection services)
    {
        services.AddSingleton(this);
        foreach (var (handler, _) in _all)
            services.AddSingleton(handler);
    }

    public void Bind(SchemaBinder schema)
    {
        var root = schema.Mutation();
        root.Otherwise(field => $"write the class {char.ToUpperInvariant(field[0])}{field[1..]}, an IMutation");
        foreach (var (handler, types) in _all)
            s_bind.MakeGenericMethod([handler, .. types]).Invoke(null, [root]);
    }

    static void BindOne<THandler, TInput, TPayload>(RootBinder root)
        where THandler : class, IMutation<TInput, TPayload>
        where TPayload : class, IPayload =>
        root.Run(NameOf(typeof(THandler)), (
            RegisterChange register, MutationInput<TInput> args, OperationContext operation) =>
            register.RunAsync(operation.Service<THandler>(), args.Input, operation.Cancellation));

    /// <summary>The field of <c>Mutation</c> that a class answers.</summary>
    public static string NameOf(Type handler) => $"{char.ToLowerInvariant(handler.Name[0])}{handler.Name[1..]}";
}
