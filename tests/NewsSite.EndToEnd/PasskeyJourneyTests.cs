using System.Security.Cryptography;
using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>From an invitation to a signed-in desk without any password, with a device that Chromium plays (Chrome DevTools Protocol, domain WebAuthn).</summary>
public sealed class PasskeyJourneyTests(Chromium chromium)
{
    // A passkey is two questions and a key to be made: on a busy machine more than the five seconds that Playwright waits.
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 30_000 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_invited_makes_a_passkey_signs_in_with_it_and_adds_another()
    {
        using var site = new SiteHost();
        var invited = await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("ann@example.org", "Ann", Role.Editor, null, Actor.System("test"), Ct));
        var address = $"http://localhost:{site.Address.Port}"; // a passkey belongs to a name, never to a number
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await window.NewPageAsync();
        var device = await DeviceAsync(window, page);

        await page.GotoAsync($"{address}/admin/password?code={invited.Code}");
        await AxeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("The passkey is made. Sign in with it.")).ToBeVisibleAsync(Patient);

        await AxeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/admin");
        await Expect(page.GetByText("A password is all that protects")).ToHaveCountAsync(0);

        await page.GotoAsync(address + "/admin/account");
        await Expect(page.GetByText("this one")).ToBeVisibleAsync(Patient);
        await AxeAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Passkeys" }).ClickAsync();
        await AxeAsync(page);

        // The device that has one of this account already is refused by the browser; another takes it.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByText("This device has a passkey for your account already.")).ToBeVisibleAsync(Patient);
        await device.RemoveAsync();
        await DeviceAsync(window, page);
        await page.GetByLabel("What to call it").FillAsync("Blue key");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByText("Added. From now on you can sign in with it.")).ToBeVisibleAsync(Patient);

        await page.GotoAsync(address + "/admin/account/authenticator");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code with the key" })).ToBeVisibleAsync(Patient);
        await AxeAsync(page);
    }

    [Fact]
    public async Task A_passkey_that_the_site_does_not_know_opens_nothing_though_it_names_an_account()
    {
        using var site = new SiteHost();
        var admin = await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("ann@example.org", "Ann", Role.Admin, null, Actor.System("test"), Ct));
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await window.NewPageAsync();
        var device = await DeviceAsync(window, page);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await device.AddAsync(new Dictionary<string, object>
        {
            ["credentialId"] = Convert.ToBase64String([1, 2, 3, 4]),
            ["isResidentCredential"] = true,
            ["rpId"] = "localhost",
            ["privateKey"] = Convert.ToBase64String(key.ExportPkcs8PrivateKey()),
            ["userHandle"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{admin.Id}")),
            ["signCount"] = 1,
        });

        await page.GotoAsync($"http://localhost:{site.Address.Port}/admin/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();

        await Expect(page.GetByText("This passkey opens no account here")).ToBeVisibleAsync(Patient);
    }

    private static async Task<VirtualDevice> DeviceAsync(IBrowserContext window, IPage page)
    {
        var cdp = await window.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        var made = await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        return new VirtualDevice(cdp, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task AxeAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{page.Url} {v.Id}: {v.Help}: {string.Join(", ", v.Nodes.Select(node => node.Html))}")));
    }

    private sealed record VirtualDevice(ICDPSession Cdp, string Id)
    {
        public Task AddAsync(Dictionary<string, object> credential) =>
            Cdp.SendAsync("WebAuthn.addCredential", new Dictionary<string, object> { ["authenticatorId"] = Id, ["credential"] = credential });

        public Task RemoveAsync() => Cdp.SendAsync("WebAuthn.removeVirtualAuthenticator", new Dictionary<string, object> { ["authenticatorId"] = Id });
    }
}
