using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsSite.Core.Backups;

/// <summary>A value of a column as JSON, spelled alike whichever database it comes from: times in UTC to the microsecond, bytes in base64.</summary>
internal static class StoredValue
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    // How a value is read from the database, written as JSON, and made from JSON, by its type.
    private static readonly Dictionary<Type, (Func<DbDataReader, int, object> Read, Action<Utf8JsonWriter, object> Write, Func<JsonElement, object> Make)> Types = new()
    {
        [typeof(string)] = (static (r, i) => r.GetString(i), static (w, v) => w.WriteStringValue((string)v), static e => e.GetString()!),
        [typeof(long)] = (static (r, i) => r.GetInt64(i), static (w, v) => w.WriteNumberValue((long)v), static e => e.GetInt64()),
        [typeof(int)] = (static (r, i) => r.GetInt32(i), static (w, v) => w.WriteNumberValue((int)v), static e => e.GetInt32()),
        [typeof(bool)] = (static (r, i) => r.GetBoolean(i), static (w, v) => w.WriteBooleanValue((bool)v), static e => e.GetBoolean()),
        [typeof(double)] = (static (r, i) => r.GetDouble(i), static (w, v) => w.WriteNumberValue((double)v), static e => e.GetDouble()),
        [typeof(byte[])] = (static (r, i) => r.GetFieldValue<byte[]>(i), static (w, v) => w.WriteBase64StringValue((byte[])v), static e => e.GetBytesFromBase64()),
        [typeof(Guid)] = (static (r, i) => r.GetGuid(i), static (w, v) => w.WriteStringValue((Guid)v), static e => e.GetGuid()),
        [typeof(DateTime)] = (static (r, i) => r.GetDateTime(i), static (w, v) => w.WriteStringValue(((DateTime)v).ToString(TimeFormat, CultureInfo.InvariantCulture)), static e => Time(e).UtcDateTime),
        [typeof(DateTimeOffset)] = (static (r, i) => r.GetFieldValue<DateTimeOffset>(i), static (w, v) => w.WriteStringValue(((DateTimeOffset)v).UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)), static e => Time(e)),
    };

    /// <summary>Writes the value that a reader has in a column.</summary>
    /// <exception cref="NotSupportedException">The model has a type that backups do not know yet.</exception>
    public static void Write(Utf8JsonWriter json, DbDataReader row, int at, StoredColumn column)
    {
        if (row.IsDBNull(at))
            json.WriteNullValue();
        else if (column.IsJson)
            Sorted(JsonNode.Parse(row.GetString(at)))!.WriteTo(json);
        else
            Of(column).Write(json, Of(column).Read(row, at));
    }

    /// <summary>The value for a parameter.</summary>
    public static object Make(JsonElement value, StoredColumn column) => value.ValueKind == JsonValueKind.Null ? DBNull.Value
        : column.IsJson ? value.GetRawText()
        : Of(column).Make(value);

    private static (Func<DbDataReader, int, object> Read, Action<Utf8JsonWriter, object> Write, Func<JsonElement, object> Make) Of(StoredColumn column) =>
        Types.TryGetValue(column.Type, out var type) ? type : throw new NotSupportedException($"Backups do not know how to keep {column.Type.Name}, the type of column {column.Name}.");

    private static DateTimeOffset Time(JsonElement value) => DateTimeOffset.ParseExact(value.GetString()!, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // PostgreSQL keeps the members of an object in an order of its own.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
