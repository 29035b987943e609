using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair's office puts down that it has read a report.</summary>
sealed class AcknowledgeReport(TimeProvider time) : IMutation<AcknowledgeReportInput, AcknowledgeReportPayload>
{
    public async Task<AcknowledgeReportPayload> RunAsync(
        RegistryDb db, Caller caller, AcknowledgeReportInput input, CancellationToken cancellation)
    {
        var report = await db.Set<Report>().FirstOrDefaultAsync(r => r.Id == input.Report.Key, cancellation);
        if (report is null)
            return new AcknowledgeReportPayload(null, [new NotFound("There is no such report.", "report")]);
        report.AcknowledgedAt ??= time.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellation);
        return new AcknowledgeReportPayload(report.Id, []);
    }
}

sealed record AcknowledgeReportInput(Id<Report> Report);

sealed record AcknowledgeReportPayload(long? ReportId, IReadOnlyList<UserError> Errors) : IPayload;
