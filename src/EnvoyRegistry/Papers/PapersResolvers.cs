using EnvoyRegistry.Data;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Papers;

/// <summary>Answers schema/papers.graphql.</summary>
static class PapersResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        var address = schema.Services.GetRequiredService<PublicAddress>();

        schema.Object<Person>()
            .Column("curriculumUrl", p => p.Id, id => address.LinkTo(CurriculumPage.PathOf(id)))
            .Many("attachments", p => p.Id, (RegistryDb db, long id) => db.Set<Attachment>()
                .Where(a => a.PersonId == id).OrderByDescending(a => a.AddedAt).ThenBy(a => a.Id))
            .Column("attachmentsUrl", p => p.Id, id => address.LinkTo(AttachmentPages.PathOf(id)));

        schema.Object<Attachment>()
            .Node(AttachmentPages.Prefix, a => a.Id, (RegistryDb db, long id) =>
                db.Set<Attachment>().Where(a => a.Id == id))
            .Batch("title", a => a.Id,
                (AttachmentTitles titles, Batch<long, string> asked, OperationContext operation) =>
                    titles.LoadAsync(asked, operation.Cancellation))
            .Column("url", a => a.PersonId.ToString() + "/" + a.Id.ToString(), ids => address.LinkTo(PathOf(ids)));
    }

    static string PathOf(string ids) =>
        ids.Split('/') is [var person, var attachment]
            ? AttachmentPages.PathOf(long.Parse(person), long.Parse(attachment))
            : throw new ArgumentException("Two ids make an attachment's address.", nameof(ids));
}
