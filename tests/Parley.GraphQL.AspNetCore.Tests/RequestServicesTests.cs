using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class RequestServicesTests
{
    [Fact]
    public async Task A_request_has_services_of_its_own_until_it_is_answered()
    {
        var asked = new ConcurrentQueue<OfOneRequest>();
        await using var server = await RunningServer.StartAsync(
            (_, services, _) =>
            {
                asked.Enqueue(services.GetRequiredService<OfOneRequest>());
                asked.Enqueue(services.GetRequiredService<OfOneRequest>());
                asked.Last().Disposed.Task.IsCompleted.ShouldBeFalse();
                return ValueTask.FromResult(RunningServer.Response(ResponseStatus.Ok, """{"data":{"a":1}}"""));
            },
            services: s => s.AddScoped<OfOneRequest>());

        (await server.PostAsync("""{"query":"{a}"}""")).Dispose();
        (await server.GetAsync("?query={a}")).Dispose();

        asked.Count.ShouldBe(4);
        asked.ElementAt(0).ShouldBeSameAs(asked.ElementAt(1));
        asked.ElementAt(2).ShouldBeSameAs(asked.ElementAt(3));
        asked.ElementAt(0).ShouldNotBeSameAs(asked.ElementAt(2));
        await Task.WhenAll(asked.Select(own => own.Disposed.Task)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void They_are_made_with_the_first_that_is_asked_for()
    {
        var made = new Made();
        var context = new DefaultHttpContext();
        context.Features.Set<IServiceProvidersFeature>(made);

        var services = new RequestServices(context);
        made.Times.ShouldBe(0);
        services.GetService(typeof(Made)).ShouldBeSameAs(made);
        made.Times.ShouldBe(1);
    }

    sealed class Made : IServiceProvidersFeature, IServiceProvider
    {
        public int Times { get; private set; }

        public IServiceProvider RequestServices
        {
            get
            {
                Times++;
                return this;
            }
            set => throw new NotSupportedException();
        }

        public object? GetService(Type serviceType) => serviceType == typeof(Made) ? this : null;
    }

    sealed class OfOneRequest : IDisposable
    {
        public TaskCompletionSource Disposed { get; } = new();

        public void Dispose() => Disposed.TrySetResult();
    }
}
