using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Data;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests.News;

/// <summary>
/// Mail servers with a certificate of this run, and services that were started to send letters to them.
/// </summary>
public sealed class MailServers : IDisposable
{
    const string User = "registry";
    const string Password = "correct horse battery staple";

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-mail-");
    readonly NodeScripts _scripts;
    readonly Dictionary<string, NodeServer> _servers = [];
    readonly Dictionary<string, Service> _services = [];

    public MailServers(IMessageSink console)
    {
        _scripts = new NodeScripts(console);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    string Certificate => Path.Combine(_directory.FullName, "certificate.pem");

    string Key => Path.Combine(_directory.FullName, "key.pem");

    /// <summary>One for all who only fail to speak to it.</summary>
    internal async Task<NodeServer> ServerAsync(string tls)
    {
        if (!_servers.TryGetValue(tls, out var server))
            _servers.Add(tls, server = await NewServerAsync(tls));
        return server;
    }

    internal Task<NodeServer> NewServerAsync(string tls) =>
        _scripts.StartAsync("mail-server", tls, Certificate, Key, User, Password);

    /// <summary>One for all who speak as is right, with a server of its own.</summary>
    internal async Task<Service> ServiceAsync(string tls)
    {
        if (!_services.TryGetValue(tls, out var service))
            _services.Add(tls, service = await StartAsync(tls, Password));
        return service;
    }

    /// <summary>One that trusts the certificate, with a server of its own.</summary>
    internal async Task<Service> StartAsync(string tls, string password)
    {
        var server = await NewServerAsync(tls);
        var folder = _directory.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName;
        var register = Path.Combine(folder, "registry.db");
        await File.WriteAllBytesAsync(register, FirstStart.ReferenceData);
        var settings = Settings(server, tls);
        var program = new StartedProgram(folder,
            ["--urls", "http://127.0.0.1:0", "--Registry:Database", register, "--Mail:Host", settings.Host!,
                "--Mail:Port", server.Place, "--Mail:Tls", tls, "--Mail:User", User, "--Mail:From", settings.From],
            ("Mail__Password", password), ("SSL_CERT_FILE", Certificate));
        await program.GreetingAsync();
        return new Service(server, program, register);
    }

    internal static MailSettings Settings(NodeServer server, string tls) => new()
    {
        Host = "127.0.0.1",
        Port = int.Parse(server.Place),
        Tls = tls,
        User = User,
        Password = Password,
        From = "ARF register <registry@example.org>",
    };

    public void Dispose()
    {
        foreach (var service in _services.Values)
            service.Dispose();
        foreach (var server in _servers.Values)
            server.Dispose();
        _directory.Delete(recursive: true);
    }

    /// <summary>A started service, and the mail server that it sends letters to.</summary>
    internal sealed record Service(NodeServer Server, StartedProgram Program, string Register) : IDisposable
    {
        public void Post(string to, string subject) =>
            MailServerTests.Post(Register, to, subject, TimeProvider.System);

        public void Dispose()
        {
            Program.Dispose();
            Server.Dispose();
        }
    }
}
