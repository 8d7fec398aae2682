using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>What an undo button carries: how to undo, sealed, for the person who did it and for a day.</summary>
public sealed class UndoSlip(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <summary>Seals it.</summary>
    public string Write(BulkUndo undo, long editorId) => For(editorId).Protect(JsonSerializer.Serialize(undo), Lasts);

    /// <summary>Reads it; null for one that is another person's, too old or not ours.</summary>
    public BulkUndo? Read(string slip, long editorId)
    {
        try
        {
            return JsonSerializer.Deserialize<BulkUndo>(For(editorId).Unprotect(slip));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector For(long editorId) =>
        protection.CreateProtector("undo", editorId.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToTimeLimitedDataProtector();
}
