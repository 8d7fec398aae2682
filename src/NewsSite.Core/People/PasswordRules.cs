using Microsoft.AspNetCore.Identity;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>
/// What a new password must be, after NIST SP 800-63B §5.1.1.2 and OWASP ASVS 5.0 §6.2: long, not a common one, not the site's or the person's
/// own name. No rules on kinds of characters.
/// </summary>
public sealed class PasswordRules(SiteOptions site) : IPasswordValidator<Editor>
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 12;

    /// <summary>Most characters; hashing longer ones would only cost time.</summary>
    public const int MaxLength = 128;

    // What is left of a password without the names that anybody would guess must still be something.
    private const int OwnPartMinLength = 6;
    private const int NameMinLength = 4;

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Editor> manager, Editor user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var text = Find(password ?? "", user.Email ?? "", user.DisplayName);
        return Task.FromResult(text is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = text }));
    }

    /// <summary>The problem with a password for an account; null when it may be used.</summary>
    /// <param name="password">As typed; spaces count.</param>
    /// <param name="email">The account's address.</param>
    /// <param name="displayName">The account's name; may be empty.</param>
    public string? Find(string password, string email, string displayName)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < MinLength)
            return T($"The password has {password.Length} characters; it needs at least {MinLength}. A few unrelated words make a good one.");
        if (password.Length > MaxLength)
            return T($"The password has {password.Length:N0} characters; the limit is {MaxLength}. Shorten it.");
        if (password.Distinct().Count() < 4 || IsRun(password))
            return T("This password is a repetition or a run of neighbouring characters. Choose one that is harder to guess.");
        if (IsCommon(password))
            return T("This password is among the most used ones and is tried first by those who guess. Choose another.");
        if (IsMostlyNames(password, email, displayName))
            return T("This password is little more than the name of the site or your own. Choose one that is harder to guess.");
        return null;
    }

    internal IReadOnlyList<Problem> Check(string password, Editor editor, string field = "Password") =>
        Find(password, editor.Email ?? "", editor.DisplayName) is { } text ? [new Problem(field, text)] : Problem.None;

    private bool IsMostlyNames(string password, string email, string displayName)
    {
        var rest = password.ToLowerInvariant();
        var names = $"{site.Title} {site.Title.Replace(" ", "", StringComparison.Ordinal)} {email} {displayName}".ToLowerInvariant()
            .Split([' ', '@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(name => name.Length >= NameMinLength)
            .OrderByDescending(name => name.Length);
        foreach (var name in names)
            rest = rest.Replace(name, "", StringComparison.Ordinal);
        return rest.Length < OwnPartMinLength && rest.Length < password.Length;
    }

    private static bool IsRun(string password)
    {
        var steps = password.Zip(password.Skip(1), (a, b) => b - a).ToList();
        return steps.TrueForAll(step => step is 1 or 0 or -9) || steps.TrueForAll(step => step is -1 or 0 or 9);
    }

    private static bool IsCommon(string password) =>
        Common.Value.Contains(password.ToLowerInvariant()) || (Plain(password) is { Length: > 0 } plain && Common.Value.Contains(plain));

    // "Password1234!" is "password" with what people put behind it; "P@ssw0rd" is it in disguise.
    private static string Plain(string password) => string.Concat(password.ToLowerInvariant().TrimEnd("0123456789!?.*#+-_$@ ".ToCharArray()).Select(c => c switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '3' => 'e',
        '$' or '5' => 's',
        '1' => 'i',
        _ => c,
    }));

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("NewsSite.Core.People.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('#')).ToList();
        return [.. words, .. words.Select(Plain).Where(word => word.Length > 0)];
    }
}
