using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Papers;
using EnvoyRegistry.Tests.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Papers;

public sealed class AttachmentPagesTests(PapersRegistry registry) : IClassFixture<PapersRegistry>
{
    const string Attachments =
        "query($id: ID!) { person(id: $id) { attachments { id title size sha256 addedAt addedBy url } } }";

    [Fact]
    public async Task What_a_person_adds_comes_back_byte_for_byte()
    {
        var person = registry.AddPerson();
        var pdf = PapersRegistry.Pdf();
        var (status, text, response) = await registry.UploadAsync(
            person, registry.TokenOf(person), new ByteArrayContent(pdf), "Résumé: 2026/I");
        status.ShouldBe(HttpStatusCode.Created, text);
        var path = response.Headers.Location!.ToString();

        var listed = (await AttachmentsAsync(person, registry.TokenOf(person))).ShouldHaveSingleItem();

        listed.GetProperty("title").GetString().ShouldBe("Résumé: 2026/I");
        listed.GetProperty("size").GetInt32().ShouldBe(pdf.Length);
        listed.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));
        listed.GetProperty("addedAt").GetString().ShouldBe("2026-10-01T05:00:00Z");
        listed.GetProperty("addedBy").GetString().ShouldBe("MEMBER");
        new Uri(listed.GetProperty("url").GetString()!).AbsolutePath.ShouldBe(path);

        var (_, _, download) = await registry.GetAsync(path["/people/".Length..], registry.TokenOf(person));
        download.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await download.Content.ReadAsByteArrayAsync()).ShouldBe(pdf);
        download.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        download.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Résumé_ 2026_I.pdf");
        download.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        download.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("sandbox");
        download.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task It_lies_sealed_on_the_disk_and_in_the_register()
    {
        var person = registry.AddPerson();
        var attachment = await registry.AddedAsync(person, PapersRegistry.Pdf("A secret phrase"), "A secret title");

        var bytes = await File.ReadAllBytesAsync(registry.FileOf(attachment));

        foreach (var plain in (string[])["%PDF", "secret", "startxref", "%%EOF"])
            bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(plain)).ShouldBe(-1);
        using var db = registry.Register.Open();
        var row = await db.Set<Attachment>().SingleAsync(a => a.Id == PapersRegistry.Key(attachment));
        row.Title.ShouldNotContain("secret");
        var change = await db.Set<AuditChange>().Where(c => c.Thing == "Attachment" && c.PersonId == row.PersonId)
            .ToListAsync();
        change.ShouldNotBeEmpty();
        change.ShouldAllBe(c => c.After == null || !c.After.Contains("secret"));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(registry.FileOf(attachment)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(CallerRole.Member, true)]
    [InlineData(CallerRole.FocalPoint, true)]
    [InlineData(CallerRole.Chair, false)]
    [InlineData(CallerRole.Unit, false)]
    [InlineData(CallerRole.Secgen, false)]
    [InlineData(CallerRole.Auditor, false)]
    [InlineData(CallerRole.Integrator, null)]
    [InlineData(CallerRole.ParticipantOffice, false)]
    [InlineData(CallerRole.Anonymous, null)]
    public async Task The_person_and_her_focal_point_add_and_nobody_for_them(object role, bool? may)
    {
        var person = registry.AddPerson(participant: "TH");
        var token = (CallerRole)role switch
        {
            CallerRole.Member => registry.TokenOf(person),
            CallerRole.FocalPoint => registry.Token(PapersRegistry.FocalPointOf("TH")),
            CallerRole.Anonymous => null,
            var other => registry.Token(other),
        };

        var (status, _, _) = await registry.UploadAsync(person, token, new ByteArrayContent(PapersRegistry.Pdf()));

        status.ShouldBe(
            may is true ? HttpStatusCode.Created
            : may is false ? HttpStatusCode.Forbidden
            : token is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound);
        using var db = registry.Register.Open();
        db.Set<Attachment>().Count(a => a.PersonId == PapersRegistry.Key(person)).ShouldBe(may is true ? 1 : 0);
    }

    [Fact]
    public async Task Another_member_and_another_focal_point_add_nothing()
    {
        var person = registry.AddPerson(participant: "TH");
        var other = registry.AddPerson();

        foreach (var token in (string[])[registry.TokenOf(other), registry.Token(CallerRole.FocalPoint)])
            (await registry.UploadAsync(person, token, new ByteArrayContent(PapersRegistry.Pdf()))).Status
                .ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        // Of a candidate nobody is the focal point.
        (await registry.UploadAsync(
            other, registry.Token(PapersRegistry.FocalPointOf("TH")), new ByteArrayContent(PapersRegistry.Pdf())))
            .Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Readers_of_the_curriculum_read_it_and_all_others_are_told_what_is_told_of_nothing()
    {
        var person = registry.AddPerson(participant: "TH");
        var attachment = await registry.AddedAsync(person, PapersRegistry.Pdf());
        var path = $"{person}/attachments/{attachment}";
        var nothing = $"{person}/attachments/att_0000000000001";

        foreach (var token in (string[])
            [registry.TokenOf(person), registry.Token(PapersRegistry.FocalPointOf("TH")),
                registry.Token(CallerRole.Chair), registry.Token(CallerRole.Unit)])
        {
            (await AttachmentsAsync(person, token)).Count.ShouldBe(1);
            (await registry.GetAsync(path, token)).Status.ShouldBe(HttpStatusCode.OK);
        }
        foreach (var role in (CallerRole[])
            [CallerRole.FocalPoint, CallerRole.ParticipantOffice, CallerRole.Secgen, CallerRole.Auditor,
                CallerRole.Member, CallerRole.Integrator])
        {
            var token = registry.Token(role);
            (await AttachmentsAsync(person, token)).ShouldBeEmpty();
            (await NodeAsync(attachment, token)).ValueKind.ShouldBe(JsonValueKind.Null);
            var (status, html, _) = await registry.GetAsync(path, token);
            status.ShouldBe(HttpStatusCode.NotFound);
            html.ShouldBe((await registry.GetAsync(nothing, token)).Html);
        }
        (await registry.GetAsync(path, token: null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var (_, stranger, _) = await registry.GetAsync(nothing, registry.Token(CallerRole.Unit));
        var elsewhere = registry.AddPerson();
        foreach (var wrong in (string[])[$"{elsewhere}/attachments/{attachment}", $"{person}/attachments/x",
            $"{person}/attachments/{person}"])
            (await registry.GetAsync(wrong, registry.Token(CallerRole.Unit))).Html.ShouldBe(stranger);
    }

    [Fact]
    public async Task Looking_is_on_record()
    {
        var person = registry.AddPerson();
        var attachment = await registry.AddedAsync(person, PapersRegistry.Pdf());

        (await registry.GetAsync($"{person}/attachments/{attachment}", registry.Token(CallerRole.Chair))).Status
            .ShouldBe(HttpStatusCode.OK);
        await AttachmentsAsync(person, registry.Token(CallerRole.Chair));

        var looks = Looks(person);
        looks.Select(l => l.Operation).ShouldBe(["downloadAttachment", "query"]);
        looks[0].Subjects.ShouldHaveSingleItem().Coordinates.ShouldBe(["Person.attachments"]);
        looks[1].Subjects.ShouldHaveSingleItem().Coordinates.ShouldContain("Attachment.title");
    }

    [Fact]
    public async Task What_cannot_be_put_on_record_is_not_shown()
    {
        using var own = new PapersRegistry();
        var person = own.AddPerson();
        var attachment = await own.AddedAsync(person, PapersRegistry.Pdf());
        var token = own.Token(CallerRole.Unit);
        own.Register.Run(
            "CREATE TRIGGER Full BEFORE INSERT ON AuditEntry BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END");

        var (status, text, _) = await own.GetAsync($"{person}/attachments/{attachment}", token);

        status.ShouldBe(HttpStatusCode.InternalServerError);
        text.ShouldNotContain("PDF-1.7");
    }

    [Theory]
    [InlineData("MZ\u0090\0this program cannot be run", "cv.pdf")]
    [InlineData("<html><script>alert(1)</script>%PDF-1.4\nstartxref\n9\n%%EOF", "cv.pdf")]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Length 100000 >>\nstream\nand then the line was cut", "cv.pdf")]
    [InlineData("", "cv.pdf")]
    public async Task What_is_no_whole_pdf_is_refused_whatever_it_calls_itself(string text, string fileName)
    {
        var person = registry.AddPerson();
        using var file = new ByteArrayContent(Encoding.Latin1.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");

        (await registry.UploadAsync(person, registry.TokenOf(person), file, fileName: fileName)).Status
            .ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await AttachmentsAsync(person, registry.TokenOf(person))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ten_megabytes_are_taken_and_a_byte_more_is_not()
    {
        var person = registry.AddPerson();
        var pdf = PapersRegistry.Pdf();
        var largest = new byte[Attachment.MostBytes];
        pdf.AsSpan(0, 60).CopyTo(largest);
        pdf.AsSpan(60).CopyTo(largest.AsSpan(largest.Length - (pdf.Length - 60)));

        var attachment = await registry.AddedAsync(person, largest);
        var (_, _, download) = await registry.GetAsync($"{person}/attachments/{attachment}", registry.TokenOf(person));
        (await download.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(largest).ShouldBeTrue();

        (await registry.UploadAsync(person, registry.TokenOf(person), new ByteArrayContent([.. largest, 10]))).Status
            .ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_never_ends_is_cut_off_while_it_comes()
    {
        var person = registry.AddPerson();
        await using var endless = new Endless();

        (await registry.UploadAsync(person, registry.TokenOf(person), new StreamContent(endless))).Status
            .ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        endless.Given.ShouldBeLessThan(2 * Attachment.MostBytes);
    }

    [Fact]
    public async Task A_file_that_was_changed_swapped_or_lost_is_told_of_and_not_served()
    {
        var person = registry.AddPerson();
        var token = registry.TokenOf(person);
        var changed = await registry.AddedAsync(person, PapersRegistry.Pdf());
        var swapped = await registry.AddedAsync(person, PapersRegistry.Pdf());
        var lost = await registry.AddedAsync(person, PapersRegistry.Pdf());
        var whole = await registry.AddedAsync(person, PapersRegistry.Pdf());
        var bytes = await File.ReadAllBytesAsync(registry.FileOf(changed));
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(registry.FileOf(changed), bytes);
        File.Copy(registry.FileOf(whole), registry.FileOf(swapped), overwrite: true);
        File.Delete(registry.FileOf(lost));

        foreach (var attachment in (string[])[changed, swapped, lost])
        {
            var (status, html, _) = await registry.GetAsync($"{person}/attachments/{attachment}", token);
            status.ShouldBe(HttpStatusCode.InternalServerError);
            html.ShouldContain("The paper is damaged");
            html.ShouldNotContain("PDF-1.7");
        }
        Looks(person).ShouldBeEmpty();
        (await registry.GetAsync($"{person}/attachments/{whole}", token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Removing_takes_the_row_and_the_file_and_is_hers_to_do()
    {
        var person = registry.AddPerson(participant: "TH");
        var attachment = await registry.AddedAsync(person, PapersRegistry.Pdf());

        foreach (var token in (string[])[registry.TokenOf(registry.AddPerson()), registry.Token(CallerRole.FocalPoint)])
            (await RemoveAsync(attachment, token)).GetProperty("errors")[0].GetProperty("code").GetString()
                .ShouldBe("NOT_FOUND");
        File.Exists(registry.FileOf(attachment)).ShouldBeTrue();

        var removed = await RemoveAsync(attachment, registry.Token(PapersRegistry.FocalPointOf("TH")));

        removed.GetProperty("errors").GetArrayLength().ShouldBe(0);
        removed.GetProperty("person").GetProperty("attachments").GetArrayLength().ShouldBe(0);
        File.Exists(registry.FileOf(attachment)).ShouldBeFalse();
        (await registry.GetAsync($"{person}/attachments/{attachment}", registry.TokenOf(person))).Status
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_program_is_told_in_the_form_of_GraphQL_and_a_browser_by_a_page()
    {
        var person = registry.AddPerson();
        var pdf = PapersRegistry.Pdf();
        foreach (var (token, file, status, code) in (IEnumerable<(string?, byte[], HttpStatusCode, string)>)
        [
            (null, pdf, HttpStatusCode.Unauthorized, "UNAUTHENTICATED"),
            (registry.Token(CallerRole.Unit), pdf, HttpStatusCode.Forbidden, "FORBIDDEN"),
            (registry.TokenOf(person), [1, 2, 3], HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"),
        ])
        {
            var told = await registry.UploadAsync(
                person, token, new ByteArrayContent(file), accept: "application/json");
            told.Status.ShouldBe(status);
            var error = JsonDocument.Parse(told.Text).RootElement.GetProperty("errors").EnumerateArray().Single();
            error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
            error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();

            var shown = await registry.UploadAsync(person, token, new ByteArrayContent(file), accept: "text/html");
            shown.Status.ShouldBe(status);
            shown.Text.ShouldContain("<h1>");
        }
        var absent = await registry.UploadAsync(
            "per_0000000000000", registry.TokenOf(person), new ByteArrayContent(pdf));
        absent.Status.ShouldBe(HttpStatusCode.NotFound);
        absent.Text.ShouldContain("\"code\":\"NOT_FOUND\"");
    }

    [Fact]
    public async Task A_paper_that_is_sent_again_with_its_key_is_added_once()
    {
        var person = registry.AddPerson();
        var token = registry.TokenOf(person);
        var key = Guid.NewGuid().ToString();

        var first = await AddAsync(PapersRegistry.Pdf());
        var again = await AddAsync(PapersRegistry.Pdf());
        var other = await AddAsync(PapersRegistry.Pdf("another"));

        (first.Status, again.Status).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
        again.Text.ShouldBe(first.Text);
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        other.Text.ShouldContain("\"code\":\"IDEMPOTENCY_KEY_REUSED\"");
        using (var db = registry.Register.Open())
            db.Set<Attachment>().Count(a => a.PersonId == PapersRegistry.Key(person)).ShouldBe(1);

        Task<(HttpStatusCode Status, string Text, HttpResponseMessage Response)> AddAsync(byte[] pdf) =>
            registry.UploadAsync(person, token, new ByteArrayContent(pdf), key: key);
    }

    [Fact]
    public async Task An_entry_has_at_most_twenty()
    {
        var person = registry.AddPerson();
        for (var i = 0; i < Attachment.MostOfAPerson; i++)
            await registry.AddedAsync(person, PapersRegistry.Pdf());

        (await registry.UploadAsync(
            person, registry.TokenOf(person), new ByteArrayContent(PapersRegistry.Pdf()))).Status
            .ShouldBe(HttpStatusCode.Conflict);
        (await AttachmentsAsync(person, registry.TokenOf(person))).Count.ShouldBe(Attachment.MostOfAPerson);
    }

    [Fact]
    public async Task A_browser_without_script_looks_adds_and_removes()
    {
        var person = registry.AddPerson();
        var token = registry.TokenOf(person);
        (await registry.GetAsync($"{person}/attachments", token)).Html.ShouldContain("enctype=\"multipart/form-data\"");

        var (status, _, response) = await registry.UploadAsync(
            person, token, new ByteArrayContent(PapersRegistry.Pdf()), title: "", fileName: "My <b>CV.pdf",
            accept: "text/html");
        status.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe($"/people/{person}/attachments");
        var (_, html, _) = await registry.GetAsync($"{person}/attachments", token);
        html.ShouldContain("My &lt;b&gt;CV</a>");
        (await registry.GetAsync($"{person}/attachments", registry.Token(CallerRole.Chair))).Html.Split("<main")[1]
            .ShouldNotContain("<form");

        var attachment = (await AttachmentsAsync(person, token))[0].GetProperty("id").GetString();
        (await registry.PostAsync($"{person}/attachments/{attachment}/remove", token, null)).Status
            .ShouldBe(HttpStatusCode.SeeOther);
        (await AttachmentsAsync(person, token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_form_with_a_file_is_refused()
    {
        var person = registry.AddPerson();
        var token = registry.TokenOf(person);

        (await registry.PostAsync($"{person}/attachments", token, new ByteArrayContent(PapersRegistry.Pdf()))).Status
            .ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await registry.PostAsync(
            $"{person}/attachments", token, new MultipartFormDataContent { { new StringContent("x"), "title" } }))
            .Status.ShouldBe(HttpStatusCode.BadRequest);
        (await registry.UploadAsync(
            person, token, new ByteArrayContent(PapersRegistry.Pdf()), new string('x', 201))).Status
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_start_removes_files_without_a_row_and_no_others()
    {
        var person = registry.AddPerson();
        var kept = await registry.AddedAsync(person, PapersRegistry.Pdf());
        var folder = Path.GetDirectoryName(registry.FileOf(kept))!;
        var orphan = Path.Combine(folder, AttachmentFolder.NameOf(EntityId.New()));
        var foreign = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(orphan, "x");
        await File.WriteAllTextAsync(foreign, "x");

        await registry.Services.GetRequiredService<AttachmentSweep>().ClearAsync(default);

        File.Exists(orphan).ShouldBeFalse();
        File.Exists(foreign).ShouldBeTrue();
        (await registry.GetAsync($"{person}/attachments/{kept}", registry.TokenOf(person))).Status.ShouldBe(
            HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upload_is_sealed_and_written_while_somebody_else_writes_to_the_register()
    {
        var person = registry.AddPerson();
        var first = await registry.AddedAsync(person, PapersRegistry.Pdf());
        Task<string> upload;
        using (await registry.Services.GetRequiredService<WritingPlace>().EnterAsync(default))
        {
            upload = registry.AddedAsync(person, PapersRegistry.Pdf("The second"));

            SpinWait.SpinUntil(() => Unpublished(first).Length == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();
            upload.IsCompleted.ShouldBeFalse();
        }

        File.Exists(registry.FileOf(await upload)).ShouldBeTrue();
        Unpublished(first).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_is_refused_at_last_leaves_no_file()
    {
        var person = registry.AddPerson();
        var first = await registry.AddedAsync(person, PapersRegistry.Pdf());
        Task<(HttpStatusCode Status, string Text, HttpResponseMessage Response)> upload;
        using (await registry.Services.GetRequiredService<WritingPlace>().EnterAsync(default))
        {
            upload = registry.UploadAsync(person, registry.TokenOf(person), new ByteArrayContent(PapersRegistry.Pdf()));
            SpinWait.SpinUntil(() => Unpublished(first).Length == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();
            // Meanwhile she leaves.
            using var db = registry.Register.Open();
            TestVault.Open(registry.Register.Path, RunningRegistry.MasterKey).Destroy(db, PapersRegistry.Key(person));
            db.SaveChanges();
        }

        (await upload).Status.ShouldBe(HttpStatusCode.NotFound);

        Unpublished(first).ShouldBeEmpty();
        using var after = registry.Register.Open();
        after.Set<Attachment>().Count(a => a.PersonId == PapersRegistry.Key(person)).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_stopped_program_had_written_and_not_published_is_removed_in_time()
    {
        var published = await registry.AddedAsync(registry.AddPerson(), PapersRegistry.Pdf());
        var folder = Path.GetDirectoryName(registry.FileOf(published))!;
        var (old, young) = (Unpublished(folder, registry.Now.AddHours(-2)), Unpublished(folder, registry.Now));

        await registry.Services.GetRequiredService<AttachmentSweep>().ClearAsync(default);

        (File.Exists(old), File.Exists(young)).ShouldBe((false, true));
        File.Delete(young);

        static string Unpublished(string folder, DateTime written)
        {
            var path = Path.Combine(folder, $"{AttachmentFolder.NameOf(EntityId.New())}.new");
            File.WriteAllText(path, "x");
            File.SetLastWriteTimeUtc(path, written);
            return path;
        }
    }

    /// <summary>What was written and has no row yet.</summary>
    string[] Unpublished(string besides) =>
        Directory.GetFiles(Path.GetDirectoryName(registry.FileOf(besides))!, "*.new");

    async Task<List<JsonElement>> AttachmentsAsync(string person, string token)
    {
        var answer = await AskAsync(token, Attachments, new { id = person });
        var found = answer.GetProperty("person");
        return found.ValueKind is JsonValueKind.Null ? [] : [.. found.GetProperty("attachments").EnumerateArray()];
    }

    async Task<JsonElement> NodeAsync(string id, string token) => (await AskAsync(
        token, "query($id: ID!) { node(id: $id) { id ... on Attachment { title } } }", new { id })).GetProperty("node");

    async Task<JsonElement> RemoveAsync(string attachment, string token) => (await AskAsync(token,
        "mutation($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { person { attachments { id } } " +
        "errors { code path } } }",
        new { input = new { attachment } })).GetProperty("removeAttachment");

    async Task<JsonElement> AskAsync(string token, string query, object variables)
    {
        using var response = await registry.SendAsync(query, variables, token);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    List<AuditEntry> Looks(string person)
    {
        using var db = registry.Register.Open();
        return
        [
            .. db.Set<AuditEntry>().Include(e => e.Subjects)
                .Where(e => e.Kind == AuditKind.Reading
                    && e.Subjects.Any(s => s.PersonId == PapersRegistry.Key(person)))
                .OrderBy(e => e.Sequence),
        ];
    }

    /// <summary>Begins as a PDF, and does not stop within reason.</summary>
    sealed class Endless : Stream
    {
        const long Reason = 64L * 1024 * 1024;

        public long Given { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException(); set =>
            throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var part = (int)Math.Min(count, Reason - Given);
            buffer.AsSpan(offset, part).Fill((byte)' ');
            if (Given == 0)
                "%PDF-1.7\n"u8.CopyTo(buffer.AsSpan(offset));
            Given += part;
            return part;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
