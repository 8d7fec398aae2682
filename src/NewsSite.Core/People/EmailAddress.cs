using System.Net.Mail;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>The address that an account is known by.</summary>
public static class EmailAddress
{
    // RFC 5321 §4.5.3.1.3, less the angle brackets.
    private const int MaxLength = 254;

    internal static Problem Taken => new("Email", T("There is an account with this address already."));
    internal static Problem Invalid => new("Email", T("This is not an e-mail address such as jo@example.org."));

    /// <summary>As stored: without spaces around it, in lower case.</summary>
    public static string Clean(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return email.Trim().ToLowerInvariant();
    }

    internal static IReadOnlyList<Problem> Check(string email)
    {
        var clean = Clean(email);
        return clean.Length <= MaxLength && MailAddress.TryCreate(clean, out var parsed) && parsed.Address == clean && !clean.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            ? Problem.None
            : [Invalid];
    }
}
