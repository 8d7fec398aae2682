using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsSite.Core.Identity;
using NewsSite.Core.People;

namespace NewsSite.Web.Tests;

/// <summary>Somebody at the desk, over real HTTP and without JavaScript: keeps cookies, fills in forms by their labels, presses buttons.</summary>
public sealed class DeskClient : IDisposable
{
    /// <summary>The password of everybody in the tests.</summary>
    public const string Password = "a sentence nobody would guess";

    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    private DeskClient(Uri address, string email) => (Http, Email) = (new HttpClient(_handler) { BaseAddress = address }, email);

    /// <summary>The plain client behind it; redirects are shown rather than followed.</summary>
    public HttpClient Http { get; }

    /// <summary>Who it is.</summary>
    public string Email { get; }

    /// <summary>The account's id.</summary>
    public long EditorId { get; private init; }

    /// <summary>This person as the verbs of Core know them.</summary>
    public Actor Actor { get; private init; } = Actor.System("nobody");

    /// <summary>Adds an account with the role and signs it in.</summary>
    public static async Task<DeskClient> SignInAsync(SiteHost site, Role role, CancellationToken ct)
    {
        var email = $"{role}-{Guid.NewGuid():n}@example.org".ToLowerInvariant();
        var added = await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync(email, role + " Person", role, Password, Actor.System("test"), ct));
        return await SignInAsync(site.Address, email, new Actor(added.Id, role + " Person", role, null), ct);
    }

    /// <summary>Signs in an account that is there already, at a site anywhere.</summary>
    public static async Task<DeskClient> SignInAsync(Uri address, string email, Actor actor, CancellationToken ct)
    {
        var desk = new DeskClient(address, email) { EditorId = actor.EditorId!.Value, Actor = actor };
        var form = await desk.OpenAsync("/admin/sign-in", ct);
        using var answer = await form.Fill("Email", email).Fill("Password", Password).PressAsync("Sign in", ct);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return desk;
    }

    /// <summary>Somebody who is not signed in but keeps cookies.</summary>
    public static DeskClient Nobody(SiteHost site) => new(site.Address, "");

    /// <summary>Opens a page that must answer 200.</summary>
    public async Task<DeskPage> OpenAsync(string path, CancellationToken ct)
    {
        using var answer = await Http.GetAsync(path, ct);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)answer.StatusCode}");
        return await DeskPage.ReadAsync(this, path, answer, ct);
    }

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }
}

/// <summary>A page of the desk as a browser without JavaScript shows it.</summary>
public sealed class DeskPage
{
    private readonly DeskClient _desk;
    private readonly string _path;
    private readonly List<(string Field, string Name, byte[] Bytes)> _files = [];

    private DeskPage(DeskClient desk, string path, IHtmlDocument document) => (_desk, _path, Document) = (desk, path, document);

    /// <summary>What the page holds, with what was filled in.</summary>
    public IHtmlDocument Document { get; }

    /// <summary>All visible text.</summary>
    public string Text => Document.Body!.TextContent;

    /// <summary>Reads the page of an answer, whatever its status.</summary>
    public static async Task<DeskPage> ReadAsync(DeskClient desk, string path, HttpResponseMessage answer, CancellationToken ct) =>
        new(desk, path, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(ct), ct));

    /// <summary>Types into, chooses in or ticks the field with the label, in the named group where one is given.</summary>
    public DeskPage Fill(string label, string value, string? group = null)
    {
        switch (Field(label, group))
        {
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                var option = select.Options.FirstOrDefault(o => o.Text.Trim() == value || o.Value == value)
                    ?? throw new InvalidOperationException($"'{label}' does not offer '{value}'.");
                foreach (var other in select.Options)
                    other.IsSelected = other == option;
                break;
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                box.IsChecked = value == "on" || box.Value == value;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
        }

        return this;
    }

    /// <summary>Chooses a file to upload.</summary>
    public DeskPage Attach(string label, string name, byte[] bytes)
    {
        _files.Add((Field(label, null).GetAttribute("name")!, name, bytes));
        return this;
    }

    /// <summary>What stands in the field with the label.</summary>
    public string Value(string label, string? group = null) => Field(label, group) switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlInputElement input => input.Value,
        var other => other.TextContent,
    };

    /// <summary>Presses the button with the text, in the named group where one is given, and returns the bare answer.</summary>
    public async Task<HttpResponseMessage> PressAsync(string button, CancellationToken ct, string? group = null)
    {
        var pressed = (group is null ? Document.Body! : Group(group)).QuerySelectorAll("button, input[type=submit]")
            .FirstOrDefault(b => Name(b) == button)
            ?? throw new InvalidOperationException($"{_path} has no button '{button}'.");
        var form = (pressed as IHtmlButtonElement)?.Form ?? (pressed as IHtmlInputElement)?.Form
            ?? throw new InvalidOperationException($"The button '{button}' is in no form.");
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? _path;
        var target = action.Length == 0 ? _path : action;

        var fields = Fields(form).ToList();
        if (pressed.GetAttribute("name") is { Length: > 0 } name)
            fields.Add(new(name, pressed.GetAttribute("value") ?? ""));
        if (string.Equals(form.GetAttribute("method"), "get", StringComparison.OrdinalIgnoreCase))
            return await _desk.Http.GetAsync(target.Split('?')[0] + "?" + await new FormUrlEncodedContent(fields).ReadAsStringAsync(ct), ct);
        return await _desk.Http.PostAsync(target, Content(form, fields), ct);
    }

    /// <summary>Presses the button and opens the page that the answer leads to, or the page of the answer itself when it is no redirect.</summary>
    public async Task<DeskPage> PressAndFollowAsync(string button, CancellationToken ct, string? group = null)
    {
        using var answer = await PressAsync(button, ct, group);
        return answer.Headers.Location is { } location
            ? await _desk.OpenAsync(location.ToString(), ct)
            : await ReadAsync(_desk, _path, answer, ct);
    }

    private HttpContent Content(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(fields);

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in _files)
            content.Add(new ByteArrayContent(bytes), field, name);
        return content;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
        from element in form.Elements
        let name = element.GetAttribute("name")
        where !string.IsNullOrEmpty(name) && !element.HasAttribute("disabled")
        let value = element switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement choice => choice.Value,
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
            IHtmlInputElement { Type: "file" or "submit" or "button" } => null,
            IHtmlInputElement input => input.Value,
            _ => null,
        }
        where value is not null
        select new KeyValuePair<string, string>(name, value);

    private IHtmlElement Field(string label, string? group)
    {
        var scope = group is null ? Document.Body! : Group(group);
        var found = scope.QuerySelectorAll("input, select, textarea").OfType<IHtmlElement>().FirstOrDefault(e => e.GetAttribute("type") != "hidden" && Name(e) == label);
        return found ?? throw new InvalidOperationException($"{_path} has no field '{label}'{(group is null ? "" : $" in '{group}'")}.");
    }

    private IElement Group(string name) =>
        Document.QuerySelectorAll("fieldset, [role=group], [role=radiogroup], section, [role=region]").FirstOrDefault(e => Name(e) == name)
        ?? throw new InvalidOperationException($"{_path} has no group '{name}'.");

    // The accessible name, as far as pages written by hand need it: aria-label, aria-labelledby, legend, label, own text.
    private string Name(IElement element)
    {
        if (element.GetAttribute("aria-label") is { } given)
            return given.Trim();
        if (element.GetAttribute("aria-labelledby") is { } ids)
            return string.Join(' ', ids.Split(' ').Select(id => Clean(Document.GetElementById(id)?.TextContent)));
        if (element is IHtmlFieldSetElement)
            return Clean(element.QuerySelector("legend")?.TextContent);
        if (element is IHtmlInputElement or IHtmlSelectElement or IHtmlTextAreaElement && element is not IHtmlInputElement { Type: "submit" })
            return Clean(Label(element)?.TextContent);
        return Clean(element.TextContent.Length > 0 ? element.TextContent : element.GetAttribute("value"));
    }

    private IElement? Label(IElement field) =>
        (field.Id is { Length: > 0 } id ? Document.QuerySelectorAll("label").FirstOrDefault(l => l.GetAttribute("for") == id) : null) ?? field.Closest("label");

    private static string Clean(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
