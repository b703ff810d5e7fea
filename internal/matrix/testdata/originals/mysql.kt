import java.sql.DriverManager

fun main() {
    DriverManager.getConnection("jdbc:mysql://db.lab.internal/lab?sslMode=REQUIRED", "lab", "pw").close()
}
