using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace EnvoyRegistry.Tests;

/// <summary>Everything that was logged, whatever its level, with the scopes and the exceptions.</summary>
sealed class CapturedLog : ILoggerProvider, ISupportExternalScope
{
    readonly StringBuilder _text = new();
    IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public ILogger<T> For<T>() => new LoggerFactory([this]).CreateLogger<T>();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    sealed class Writer(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (log._text)
            {
                log._text.Append(CultureInfo.InvariantCulture, $"{logLevel} {category}:");
                log._scopes.ForEachScope(static (scope, text) => text.Append($" => {scope}"), log._text);
                log._text.AppendLine(CultureInfo.InvariantCulture, $" {formatter(state, exception)} {exception}");
            }
        }
    }
}
