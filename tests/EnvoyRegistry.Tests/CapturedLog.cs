using System.Text;
using Microsoft.Extensions.Logging;

namespace EnvoyRegistry.Tests;

/// <summary>Everything that was logged, whatever its level, with the exceptions.</summary>
sealed class CapturedLog : ILoggerProvider
{
    readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public ILogger<T> For<T>() => new LoggerFactory([this]).CreateLogger<T>();

    public ILogger CreateLogger(string categoryName) => new Writer(_text, categoryName);

    public void Dispose()
    {
    }

    sealed class Writer(StringBuilder text, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (text)
                text.AppendLine($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
