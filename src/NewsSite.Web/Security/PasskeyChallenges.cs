using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NewsSite.Core;
using NewsSite.Core.Identity;
using NewsSite.Core.People;

namespace NewsSite.Web.Security;

/// <summary>What a browser sends back when it has made or used a passkey.</summary>
public sealed record PasskeyAnswer
{
    /// <summary>The browser's credential, JSON (WebAuthn Level 3 §5.1.8).</summary>
    public string Credential { get; init; } = "";

    /// <summary>What the site gave with the question; protected.</summary>
    public string Challenge { get; init; } = "";
}

/// <summary>
/// Questions to a browser about passkeys, and whether its answers are right, by ASP.NET Core Identity. What the site has to remember between the two goes with the question, protected and
/// good for five minutes, so that any node can read the answer. That an answer counts once is seen to by <see cref="PasskeyRing"/>.
/// </summary>
internal sealed class PasskeyChallenges(IPasskeyHandler<Editor> handler, IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("NewsSite.Passkeys").ToTimeLimitedDataProtector();

    /// <summary>How passkeys are asked for: they stand for both steps, so the device asks for a finger, a face or a PIN; who made it is not asked.</summary>
    public static void Configure(IdentityPasskeyOptions options, SiteOptions site)
    {
        options.ServerDomain = site.BaseUrl.Length > 0 ? new Uri(site.BaseUrl).Host : null;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == Origin(asked.HttpContext.Request, site));
        options.AuthenticatorTimeout = PasskeyRing.ChallengeLifetime;
    }

    /// <summary>The question for a new passkey of an account.</summary>
    public async Task<string> AskForNewAsync(Editor editor, HttpContext context)
    {
        var name = editor.Email!;
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = editor.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = name, DisplayName = editor.DisplayName.Length > 0 ? editor.DisplayName : name }, context);
        return Question(made.CreationOptionsJson, made.AttestationState);
    }

    /// <summary>The question for a passkey that is there.</summary>
    /// <param name="editor">Whose; null: whoever comes.</param>
    /// <param name="context">Of the request.</param>
    public async Task<string> AskAsync(Editor? editor, HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(editor, context);
        return Question(made.RequestOptionsJson, made.AssertionState);
    }

    /// <summary>The passkey that was made; null when the answer is not right.</summary>
    public async Task<UserPasskeyInfo?> ReadNewAsync(PasskeyAnswer answer, Editor editor, HttpContext context)
    {
        if (StateOf(answer) is not { } state)
            return null;
        var read = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer.Credential, AttestationState = state });
        return read.Succeeded && read.UserEntity.Id == editor.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ? read.Passkey : null;
    }

    /// <summary>The passkey that was used, and whose; null when the answer is not right.</summary>
    public async Task<(long EditorId, UserPasskeyInfo Passkey)?> ReadAsync(PasskeyAnswer answer, HttpContext context)
    {
        if (StateOf(answer) is not { } state)
            return null;
        var read = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer.Credential, AssertionState = state });
        return read.Succeeded ? (read.User.Id, read.Passkey) : null;
    }

    // The framework would compare with the Origin header, which browsers leave empty in forms of a page that tells nobody where they come from. Without a public address the site
    // answers on loopback names only, so that the request's own host can be believed.
    private static string Origin(HttpRequest request, SiteOptions site) =>
        site.BaseUrl.Length > 0 ? new Uri(site.BaseUrl).GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}";

    private string Question(string options, string? state) =>
        new JsonObject { ["options"] = JsonNode.Parse(options), ["challenge"] = _protector.Protect(state ?? "", PasskeyRing.ChallengeLifetime) }.ToJsonString();

    private string? StateOf(PasskeyAnswer answer)
    {
        try
        {
            return answer.Credential.Length == 0 ? null : _protector.Unprotect(answer.Challenge);
        }
        catch (CryptographicException)
        {
            return null; // too old, or not ours
        }
    }
}
