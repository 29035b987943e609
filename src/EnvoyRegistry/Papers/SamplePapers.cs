using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Papers;

/// <summary>A paper of one page for some of the invented people of the sample, so that there is one to open.</summary>
sealed class SamplePapers(PersonVault vault, AttachmentFolder folder)
{
    const int HowMany = 6;

    public async Task LoadAsync(RegistryDb db, DateTime now, CancellationToken cancellation)
    {
        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => p.Kind == PersonKind.Eep && p.ExternalReference.StartsWith(SampleRegister.Prefix))
            .OrderBy(p => p.ExternalReference).Take(HowMany).ToListAsync(cancellation);
        foreach (var person in people)
        {
            var id = EntityId.From($"paper:{person.ExternalReference}");
            var bytes = Pdf($"Publications of {person.ExternalReference}. Invented for the sample register.");
            folder.Write(id, vault.Seal(db, person.Id, Attachment.FilePurpose(id), bytes));
            folder.Publish(id);
            db.Add(new Attachment
            {
                Id = id,
                PersonId = person.Id,
                Title = vault.Seal(db, person.Id, Attachment.TitlePurpose, "List of publications (invented)"),
                Size = bytes.Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                AddedAt = now,
                AddedBy = CallerRole.Member,
            });
        }
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The smallest file that readers open: one page with one line (ISO 32000-1, annex H.2).</summary>
    static byte[] Pdf(string line)
    {
        var text = $"BT /F1 12 Tf 72 760 Td ({line}) Tj ET";
        string[] things =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " +
                "/Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (index, thing) in things.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{thing}\nendobj\n");
        }
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {things.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {things.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
