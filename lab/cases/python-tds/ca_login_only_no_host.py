import pytds

with pytds.connect(
    "db.lab.internal",
    "lab",
    "lab",
    "pw",
    port=1433,
    login_timeout=15,
    cafile="ca.pem",
    enc_login_only=True,
    validate_host=False,
) as connection:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
