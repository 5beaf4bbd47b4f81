using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Findings;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Exports;

/// <summary>The parameters of an export, as they came: a form, and the filter of the findings' listing.</summary>
internal sealed record ExportQuery : FindingFilterQuery
{
    [FromQuery(Name = "format"), Description("csv, ocsf (JSON lines of OCSF Compliance Findings) or asff (JSON lines of AWS Security Findings); csv without it.")]
    public string? Format { get; init; }

    public (T Format, FindingFilter Filter) Read<T>(IReadOnlyDictionary<string, T> formats, IPolicyCatalogue policies, IAccountDirectory accounts)
        where T : class
    {
        var reader = new ParameterReader();
        var name = string.IsNullOrEmpty(Format) ? "csv" : Format.ToLowerInvariant();
        if (!formats.TryGetValue(name, out var format))
        {
            reader.Wrong<string>("format", Format!, $"one of {string.Join(", ", formats.Keys.Order(StringComparer.Ordinal))}");
        }

        var filter = Read(reader, policies, accounts);
        reader.Finish();
        return (format!, filter);
    }
}
